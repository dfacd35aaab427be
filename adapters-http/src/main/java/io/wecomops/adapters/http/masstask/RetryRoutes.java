package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.adapters.http.idempotency.Creations;
import io.wecomops.adapters.http.json.Members;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.application.resend.RetryFailed;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.error.Faults;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.resend.Opening;
import io.wecomops.domain.trace.Trace;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code POST …/retry-failed}: those who failed in a task as a new one. The body, {@code {"biz_no": …}}, may be left out. */
public final class RetryRoutes {
    private final String path;
    private final RetryFailed retryFailed;
    private final Creations creations;
    private final Views views = new GeneratedViews();

    /** @param prefix where the API begins: {@code /api/v1} */
    public RetryRoutes(String prefix, RetryFailed retryFailed, Creations creations) {
        this.path = prefix + "/mass-tasks";
        this.retryFailed = retryFailed;
        this.creations = creations;
    }

    public void addTo(HttpRouting.Builder routing) {
        String route = path + "/{biz_no}/retry-failed";
        Resource.at(route)
                .post(creations.under(route, request -> {
                    Optional<BizNo> of = TaskPath.bizNo(request);
                    return body -> prepare(of.orElseThrow(TaskPath::noTask), body);
                }))
                .addTo(routing);
    }

    private Supplier<RequestAnswer> prepare(BizNo of, JsonNode body) {
        Optional<BizNo> name = name(body);
        return () -> {
            var traceId = Trace.current().orElseThrow();
            Optional<Opening> opening =
                    name.isPresent() ? retryFailed.retry(of, name.get(), traceId) : retryFailed.retry(of, traceId);
            return answer(of, opening.orElseThrow(TaskPath::noTask));
        };
    }

    private static Optional<BizNo> name(JsonNode body) {
        var faults = new Faults();
        Optional<BizNo> name = Members.of(faults, "", body).flatMap(members -> {
            Optional<BizNo> read =
                    members.text("biz_no").flatMap(text -> faults.read(members.at("biz_no"), () -> new BizNo(text)));
            members.noOthers();
            return read;
        });
        faults.throwIfAny();
        return name;
    }

    private RequestAnswer answer(BizNo of, Opening opening) {
        return switch (opening) {
            case Opening.Opened(MassTask task) -> Reply.answer(Status.CREATED_201, at(task), view(of, task));
            case Opening.Existing(MassTask task) -> Reply.answer(Status.OK_200, view(of, task));
            case Opening.Taken(MassTask other) -> throw conflict("another task has this biz_no", other);
            case Opening.UnderWay(MassTask other) ->
                throw conflict(
                        "the retry " + other.bizNo() + " is still under way, and may reach the same people", other);
            case Opening.Refused(String why) -> throw new ProblemException(Problem.of(ErrorCode.CONFLICT, why));
        };
    }

    private ProblemException conflict(String why, MassTask other) {
        return new ProblemException(
                Problem.of(ErrorCode.CONFLICT, why).with(HeaderValues.create(HeaderNames.LOCATION, at(other))));
    }

    private String at(MassTask task) {
        return path + "/" + task.bizNo();
    }

    private AftermathView view(BizNo of, MassTask task) {
        return new AftermathView(views.of(task), of.value(), null, null);
    }
}
