package io.wecomops.adapters.http.masstask;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.adapters.http.upload.UploadRoutes;
import io.wecomops.application.masstask.ExportRecipients;
import io.wecomops.application.masstask.ReportMassTasks;
import io.wecomops.application.masstask.TraceRecipient;
import io.wecomops.application.masstask.TraceRecipient.Traced;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.page.Page;
import java.util.List;
import java.util.Optional;

/** {@code …/recipients}: the people of a task, as a list, as a file, and one by one. */
public final class RecipientRoutes {
    private final String all;
    private final ReportMassTasks report;
    private final TraceRecipient trace;
    private final UploadRoutes uploads;
    private final Aftermath aftermath;
    private final RecipientsCsv csv;
    private final Views views = new GeneratedViews();

    /** @param prefix where the API begins: {@code /api/v1} */
    public RecipientRoutes(
            String prefix,
            ReportMassTasks report,
            ExportRecipients export,
            TraceRecipient trace,
            UploadRoutes uploads,
            Aftermath aftermath) {
        this.all = prefix + "/mass-tasks/{biz_no}/recipients";
        this.report = report;
        this.trace = trace;
        this.uploads = uploads;
        this.aftermath = aftermath;
        this.csv = new RecipientsCsv(export, report::explain, views);
    }

    public void addTo(HttpRouting.Builder routing) {
        Resource.at(all).get(this::recipients).put(uploads::receive).addTo(routing);
        Resource.at(all + "/{userid}").get(this::recipient).addTo(routing);
    }

    private void recipients(ServerRequest request, ServerResponse response) {
        boolean asFile = request.query().contains("format")
                ? ListQuery.isForCsv(request.query())
                : RecipientsCsv.isPreferred(request);
        if (asFile) {
            csv.send(request, response, ListQuery.wholeByState(request.query()));
        } else {
            list(request, response);
        }
    }

    private void list(ServerRequest request, ServerResponse response) {
        ListQuery query = ListQuery.pagedByState(request.query());
        BizNo bizNo = TaskPath.bizNo(request).orElseThrow(TaskPath::noTask);
        Page<Recipient> people = (query.state().isPresent()
                        ? report.recipients(bizNo, query.state().get(), query.page())
                        : report.recipients(bizNo, query.page()))
                .orElseThrow(TaskPath::noTask);
        refuseArchived(bizNo);
        Reply.data(
                request,
                response,
                Status.OK_200,
                Items.of(people, aftermath.people(bizNo, people.items(), report::explain)));
    }

    private void recipient(ServerRequest request, ServerResponse response) {
        BizNo bizNo = TaskPath.bizNo(request).orElseThrow(RecipientRoutes::nobody);
        Optional<Traced> found = TaskPath.userId(request).flatMap(user -> trace.trace(bizNo, user));
        refuseArchived(bizNo);
        Traced traced = found.orElseThrow(RecipientRoutes::nobody);
        Recipient person = traced.recipient();
        Object view = aftermath.people(bizNo, List.of(person), report::explain).apply(person);
        Reply.data(request, response, Status.OK_200, TracedView.of(view, traced, views, report::explain));
    }

    /** Asked after the people were read: what was read of a task that is archived by then may not be all. */
    private void refuseArchived(BizNo bizNo) {
        if (report.isArchived(bizNo)) {
            throw TaskPath.archived();
        }
    }

    private static ProblemException nobody() {
        return TaskPath.absent("there is no such mass task, or this person is not in it");
    }
}
