package io.wecomops.adapters.http.masstask;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.body.JsonBody;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.application.masstask.PreflightMassTask;
import io.wecomops.application.masstask.PreflightMassTask.Answer;
import io.wecomops.domain.token.Apps;

/**
 * {@code POST /mass-tasks/preflight}: takes what {@code POST /mass-tasks} takes, refuses what that refuses, in the same words,
 * and makes nothing; so it needs no {@code Idempotency-Key} either.
 */
public final class PreflightRoutes {
    private final String tasks;
    private final PreflightMassTask preflight;
    private final MassTaskReader reader;
    private final JsonBody body;
    private final Views views = new GeneratedViews();

    /** @param prefix where the API begins: {@code /api/v1} */
    public PreflightRoutes(String prefix, PreflightMassTask preflight, Apps apps, JsonBody body) {
        this.tasks = prefix + "/mass-tasks";
        this.preflight = preflight;
        this.reader = new MassTaskReader(apps);
        this.body = body;
    }

    /** To be added before the tasks, whose numbers would stand at the same place. */
    public void addTo(HttpRouting.Builder routing) {
        Resource.at(tasks + "/" + MassTaskReader.RESERVED).post(this::lookAhead).addTo(routing);
    }

    private void lookAhead(ServerRequest request, ServerResponse response) {
        Answer answer = switch (reader.read(body.read(request))) {
            case Asked.Whole(var submission) -> preflight.lookAhead(submission);
            case Asked.Awaited(var submission) -> preflight.lookAhead(submission);
        };
        PreflightView view = switch (answer) {
            case Answer.Foreseen(var forecast) -> PreflightView.of(forecast, views);
            case Answer.Known(var task) -> PreflightView.of(views.of(task));
            case Answer.Refused(var why) -> throw Refusals.of(tasks, why);
        };
        Reply.data(request, response, Status.OK_200, view);
    }
}
