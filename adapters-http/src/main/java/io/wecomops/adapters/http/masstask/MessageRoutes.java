package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.cache.Served;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.adapters.http.idempotency.Creation;
import io.wecomops.adapters.http.idempotency.Creations;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.application.masstask.ReportMassTasks;
import io.wecomops.application.masstask.SendMessage;
import io.wecomops.application.masstask.SubmitMassTask;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.error.Fault;
import io.wecomops.domain.error.InvalidInputException;
import io.wecomops.domain.idempotency.RequestAnswer;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.TaskKind;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.trace.Trace;
import java.util.List;
import java.util.function.Supplier;

/** {@code /messages}: one message now, ahead of mass tasks. */
public final class MessageRoutes {
    private final String path;
    private final SendMessage send;
    private final ReportMassTasks report;
    private final MassTaskReader reader;
    private final Creations creations;
    private final Views views = new GeneratedViews();

    /** @param prefix where the API begins: {@code /api/v1} */
    public MessageRoutes(String prefix, SendMessage send, ReportMassTasks report, Apps apps, Creations creations) {
        this.path = prefix + "/messages";
        this.send = send;
        this.report = report;
        this.reader = new MassTaskReader(apps);
        this.creations = creations;
    }

    public void addTo(HttpRouting.Builder routing) {
        Resource.at(path).post(creations.at(path, new Post())).addTo(routing);
        Resource.at(path + "/{biz_no}").get(this::show).addTo(routing);
    }

    private final class Post implements Creation {
        @Override
        public Supplier<RequestAnswer> prepare(JsonNode body) {
            SendMessage.Order order = reader.readMessage(body);
            return () -> created(send.send(order, Trace.current().orElseThrow()));
        }

        @Override
        public Supplier<RequestAnswer> prepareNamed(JsonNode body, String name) {
            SendMessage.Order order = reader.readMessage(body);
            return () -> created(send.sendOnce(order, name, Trace.current().orElseThrow()));
        }
    }

    private RequestAnswer created(SubmitMassTask.Answer answer) {
        return switch (answer) {
            case SubmitMassTask.Answer.Accepted(MassTask task, int doubles) ->
                answered(Status.CREATED_201, task, doubles);
            case SubmitMassTask.Answer.Repeated(MassTask task) -> answered(Status.OK_200, task, 0);
            case SubmitMassTask.Answer.Conflict _ ->
                throw new ProblemException(
                        Problem.of(ErrorCode.CONFLICT, "a mass task has the number that this message would have"));
            case SubmitMassTask.Answer.Faulty(Fault fault) ->
                throw new InvalidInputException(List.of(fault.under("/target")));
            case SubmitMassTask.Answer.Unavailable(var reason, var detail, var after) ->
                throw Served.unavailable(reason, detail, after);
        };
    }

    private RequestAnswer answered(Status status, MassTask task, int doubles) {
        return Reply.answer(status, path + "/" + task.bizNo(), MessageView.accepted(views.of(task), doubles));
    }

    private void show(ServerRequest request, ServerResponse response) {
        MassTask task = TaskPath.bizNo(request)
                .flatMap(report::one)
                .map(details -> details.task())
                .filter(found -> found.kind() == TaskKind.MESSAGE)
                .orElseThrow(() -> TaskPath.absent("there is no message with this id"));
        List<RecipientView> people = recipients(task.bizNo());
        // asked after they were read: what was read of a task that is archived by then may not be all
        MassTaskView viewed = views.of(task);
        MessageView message =
                report.isArchived(task.bizNo()) ? MessageView.archived(viewed) : MessageView.with(viewed, people);
        Reply.data(request, response, Status.OK_200, message);
    }

    private List<RecipientView> recipients(BizNo bizNo) {
        Page<Recipient> everybody = report.recipients(bizNo, new PageRequest(SendMessage.MOST_PEOPLE, 0))
                .orElseThrow(() -> TaskPath.absent("there is no message with this id"));
        return everybody.items().stream()
                .map(person -> views.of(person, report::explain))
                .toList();
    }
}
