package io.wecomops.adapters.http.masstask;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.adapters.http.json.Json;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.application.masstask.FollowTask;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.masstask.TaskDetails;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * {@code GET …/events}: how a task goes on, as server-sent events (WHATWG HTML, section 9.2). Each event is {@code progress}
 * with the task as {@code GET} of it shows it; the last one is {@code end}. Whoever connects anew begins with how it stands.
 */
public final class EventRoutes {
    private static final int MOST_FOLLOWERS = 200;

    private final String path;
    private final FollowTask follow;
    private final Aftermath aftermath;
    private final BooleanSupplier closing;
    private final Semaphore followers = new Semaphore(MOST_FOLLOWERS);
    private final Views views = new GeneratedViews();

    /**
     * @param prefix where the API begins: {@code /api/v1}
     * @param closing whether the server is on its way down: then followers are let go
     */
    public EventRoutes(String prefix, FollowTask follow, Aftermath aftermath, BooleanSupplier closing) {
        this.path = prefix + "/mass-tasks/{biz_no}/events";
        this.follow = follow;
        this.aftermath = aftermath;
        this.closing = closing;
    }

    public void addTo(HttpRouting.Builder routing) {
        Resource.at(path).get(this::events).addTo(routing);
    }

    private void events(ServerRequest request, ServerResponse response) {
        TaskDetails first = TaskPath.bizNo(request).flatMap(follow::now).orElseThrow(TaskPath::noTask);
        if (!followers.tryAcquire()) {
            throw new ProblemException(Problem.of(
                            ErrorCode.RATE_LIMITED,
                            "more than " + MOST_FOLLOWERS + " follow tasks on this node already")
                    .with(HeaderValues.create(HeaderNames.RETRY_AFTER, "5")));
        }
        try {
            stream(request, response, first);
        } finally {
            followers.release();
        }
    }

    private void stream(ServerRequest request, ServerResponse response, TaskDetails first) {
        Reply.stream(request, response, Status.OK_200, "text/event-stream;charset=UTF-8");
        response.header("X-Accel-Buffering", "no"); // or nginx would keep the events to itself
        try (OutputStream out = response.outputStream()) {
            follow.follow(first, new Stream(out), closing);
        } catch (IOException | UncheckedIOException gone) {
            throw new CloseConnectionException("the follower left", gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Stream implements FollowTask.Follower {
        private final OutputStream out;

        Stream(OutputStream out) {
            this.out = out;
        }

        @Override
        public void changed(TaskDetails now) {
            String event = now.task().status().hasEnded() ? "end" : "progress";
            String data = new String(
                    Json.bytes(aftermath.of(now.task().id(), DetailsView.of(now, views))), StandardCharsets.UTF_8);
            write("event: " + event + "\ndata: " + data + "\n\n");
        }

        @Override
        public void silent() {
            write(": nothing new\n\n");
        }

        private void write(String text) {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
