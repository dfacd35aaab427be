package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.cache.Served;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.adapters.http.idempotency.Creations;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.adapters.http.upload.UploadRoutes;
import io.wecomops.application.masstask.ReportMassTasks;
import io.wecomops.application.masstask.SubmitMassTask;
import io.wecomops.application.upload.OpenAwaitedTask;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.error.Fault;
import io.wecomops.domain.error.InvalidInputException;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.masstask.TaskDetails;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.trace.Trace;
import io.wecomops.domain.trace.TraceId;
import io.wecomops.domain.upload.AwaitedSubmission;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /mass-tasks} and what stands under it. */
public final class MassTaskRoutes {
    private final String path;
    private final SubmitMassTask submit;
    private final OpenAwaitedTask open;
    private final ReportMassTasks report;
    private final UploadRoutes uploads;
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
            UploadRoutes uploads,
            Aftermath aftermath,
            Apps apps,
            Creations creations) {
        this.path = prefix + "/mass-tasks";
        this.submit = submit;
        this.open = open;
        this.uploads = uploads;
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
        Resource.at(one + "/recipients")
                .get(this::recipients)
                .put(uploads::receive)
                .addTo(routing);
        Resource.at(one + "/recipients/{userid}").get(this::recipient).addTo(routing);
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
            case SubmitMassTask.Answer.Conflict(MassTask other) ->
                throw new ProblemException(
                        Problem.of(ErrorCode.CONFLICT, "another task was submitted under this biz_no before")
                                .with(HeaderValues.create(HeaderNames.LOCATION, path + "/" + other.bizNo())));
            case SubmitMassTask.Answer.Faulty(Fault fault) ->
                throw new InvalidInputException(List.of(fault.under("/target")));
            case SubmitMassTask.Answer.Unavailable(var reason, var detail, var after) ->
                throw Served.unavailable(reason, detail, after);
        };
    }

    private void list(ServerRequest request, ServerResponse response) {
        PageRequest page = ListQuery.paged(request.query()).page();
        Reply.data(request, response, Status.OK_200, viewed(report.all(page), views::of));
    }

    private void show(ServerRequest request, ServerResponse response) {
        TaskDetails details = TaskPath.bizNo(request).flatMap(report::one).orElseThrow(TaskPath::noTask);
        Reply.data(request, response, Status.OK_200, aftermath.of(details.task().id(), DetailsView.of(details, views)));
    }

    private void recipients(ServerRequest request, ServerResponse response) {
        ListQuery query = ListQuery.pagedByState(request.query());
        BizNo bizNo = TaskPath.bizNo(request).orElseThrow(TaskPath::noTask);
        Page<Recipient> people = (query.state().isPresent()
                        ? report.recipients(bizNo, query.state().get(), query.page())
                        : report.recipients(bizNo, query.page()))
                .orElseThrow(TaskPath::noTask);
        refuseArchived(request);
        Reply.data(
                request,
                response,
                Status.OK_200,
                viewed(people, aftermath.people(bizNo, people.items(), report::explain)));
    }

    private void recipient(ServerRequest request, ServerResponse response) {
        BizNo bizNo = TaskPath.bizNo(request).orElseThrow(MassTaskRoutes::nobody);
        Optional<Recipient> found = TaskPath.userId(request).flatMap(user -> report.recipient(bizNo, user));
        refuseArchived(request);
        Recipient person = found.orElseThrow(MassTaskRoutes::nobody);
        var view = aftermath.people(bizNo, List.of(person), report::explain).apply(person);
        Reply.data(request, response, Status.OK_200, view);
    }

    /** Asked after the people were read: what was read of a task that is archived by then may not be all. */
    private void refuseArchived(ServerRequest request) {
        if (TaskPath.bizNo(request).filter(report::isArchived).isPresent()) {
            throw new ProblemException(Problem.of(
                    ErrorCode.GONE, "the task ended so long ago that its people have been deleted; its sums are kept"));
        }
    }

    private void logs(ServerRequest request, ServerResponse response) {
        PageRequest page = ListQuery.paged(request.query()).page();
        var lines = TaskPath.bizNo(request)
                .flatMap(bizNo -> report.log(bizNo, page))
                .orElseThrow(TaskPath::noTask);
        Reply.data(request, response, Status.OK_200, viewed(lines, views::of));
    }

    private static ProblemException nobody() {
        return TaskPath.absent("there is no such mass task, or this person is not in it");
    }

    private static <T, V> Items<V> viewed(Page<T> page, Function<T, V> view) {
        String next = page.next().isPresent() ? new Cursor(page.next().getAsLong()).text() : null;
        return new Items<>(page.items().stream().map(view).toList(), next);
    }

    private record Items<V>(List<V> items, @Nullable String nextCursor) {}
}
