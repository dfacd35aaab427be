package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.idempotency.Creations;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.application.masstask.ReportMassTasks;
import io.wecomops.application.masstask.SubmitMassTask;
import io.wecomops.application.upload.OpenAwaitedTask;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.masstask.TaskDetails;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.trace.Trace;
import io.wecomops.domain.trace.TraceId;
import io.wecomops.domain.upload.AwaitedSubmission;
import java.util.function.Supplier;

/** {@code /mass-tasks}, each task, and its log. */
public final class MassTaskRoutes {
    private final String path;
    private final SubmitMassTask submit;
    private final OpenAwaitedTask open;
    private final ReportMassTasks report;
    private final Aftermath aftermath;
    private final MassTaskReader reader;
    private final Creations creations;
    private final Views views = new GeneratedViews();

    /** @param prefix where the API begins: {@code /api/v1} */
    public MassTaskRoutes(
            String prefix,
            SubmitMassTask submit,
            OpenAwaitedTask open,
            ReportMassTasks report,
            Aftermath aftermath,
            Apps apps,
            Creations creations) {
        this.path = prefix + "/mass-tasks";
        this.submit = submit;
        this.open = open;
        this.aftermath = aftermath;
        this.report = report;
        this.reader = new MassTaskReader(apps);
        this.creations = creations;
    }

    public void addTo(HttpRouting.Builder routing) {
        String one = path + "/{biz_no}";
        Resource.at(path)
                .get(this::list)
                .post(creations.at(path, this::prepare))
                .addTo(routing);
        Resource.at(one).get(this::show).addTo(routing);
        Resource.at(one + "/logs").get(this::logs).addTo(routing);
    }

    private Supplier<RequestAnswer> prepare(JsonNode body) {
        return switch (reader.read(body)) {
            case Asked.Whole(Submission submission) -> () -> created(submit.submit(submission, traceId()));
            case Asked.Awaited(AwaitedSubmission submission) -> () -> created(open.open(submission, traceId()));
        };
    }

    private static TraceId traceId() {
        return Trace.current().orElseThrow();
    }

    private RequestAnswer created(SubmitMassTask.Answer answer) {
        return switch (answer) {
            case SubmitMassTask.Answer.Accepted(MassTask task, int doubles) ->
                Reply.answer(
                        Status.CREATED_201,
                        path + "/" + task.bizNo(),
                        new MassTaskView.Accepted(views.of(task), doubles));
            case SubmitMassTask.Answer.Repeated(MassTask task) -> Reply.answer(Status.OK_200, views.of(task));
            case SubmitMassTask.Answer.Refused refused -> throw Refusals.of(path, refused);
        };
    }

    private void list(ServerRequest request, ServerResponse response) {
        PageRequest page = ListQuery.paged(request.query()).page();
        Reply.data(request, response, Status.OK_200, Items.of(report.all(page), views::of));
    }

    private void show(ServerRequest request, ServerResponse response) {
        TaskDetails details = TaskPath.bizNo(request).flatMap(report::one).orElseThrow(TaskPath::noTask);
        Reply.data(request, response, Status.OK_200, aftermath.of(details.task().id(), DetailsView.of(details, views)));
    }

    private void logs(ServerRequest request, ServerResponse response) {
        PageRequest page = ListQuery.paged(request.query()).page();
        var lines = TaskPath.bizNo(request)
                .flatMap(bizNo -> report.log(bizNo, page))
                .orElseThrow(TaskPath::noTask);
        Reply.data(request, response, Status.OK_200, Items.of(lines, views::of));
    }
}
