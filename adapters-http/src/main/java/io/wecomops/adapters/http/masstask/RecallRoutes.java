package io.wecomops.adapters.http.masstask;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.body.JsonBody;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.application.recall.RecallMassTask;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.recall.RecallRequest;
import io.wecomops.domain.trace.Trace;

/** {@code POST …/recall}: what a task has sent is taken back, and what it has not is cancelled. 202 when it begins, then 200. */
public final class RecallRoutes {
    private final String path;
    private final RecallMassTask recall;
    private final Aftermath aftermath;
    private final JsonBody body;
    private final Views views = new GeneratedViews();

    /** @param prefix where the API begins: {@code /api/v1} */
    public RecallRoutes(String prefix, RecallMassTask recall, Aftermath aftermath, JsonBody body) {
        this.path = prefix + "/mass-tasks/{biz_no}/recall";
        this.recall = recall;
        this.aftermath = aftermath;
        this.body = body;
    }

    public void addTo(HttpRouting.Builder routing) {
        Resource.at(path).post(this::recall).addTo(routing);
    }

    private void recall(ServerRequest request, ServerResponse response) {
        body.readNothing(request);
        RecallRequest asked = TaskPath.bizNo(request)
                .flatMap(bizNo -> recall.recall(bizNo, Trace.current().orElseThrow()))
                .orElseThrow(TaskPath::noTask);
        switch (asked) {
            case RecallRequest.Begun(MassTask task) -> answer(request, response, Status.ACCEPTED_202, task);
            case RecallRequest.Already(MassTask task) -> answer(request, response, Status.OK_200, task);
            case RecallRequest.NothingSent(MassTask task) ->
                throw new ProblemException(Problem.of(
                        ErrorCode.CONFLICT,
                        task.stage() == TaskStage.ARCHIVED
                                ? "the task is archived, and WeCom takes nothing back that is so old"
                                : "the task has ended and nothing of it was sent"));
        }
    }

    private void answer(ServerRequest request, ServerResponse response, Status status, MassTask task) {
        Reply.data(request, response, status, aftermath.of(task.id(), views.of(task)));
    }
}
