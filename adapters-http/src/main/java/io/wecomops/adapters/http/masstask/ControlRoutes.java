package io.wecomops.adapters.http.masstask;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.body.JsonBody;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.adapters.http.json.Members;
import io.wecomops.adapters.http.json.Reply;
import io.wecomops.adapters.http.route.Resource;
import io.wecomops.application.masstask.SteerMassTask;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.error.Faults;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.Resolution;
import io.wecomops.domain.masstask.Steered;
import io.wecomops.domain.masstask.TaskCommand;
import java.util.Optional;

/** What stands under a task to steer it. Repeating a command changes nothing and answers the same. */
public final class ControlRoutes {
    private final String one;
    private final SteerMassTask steer;
    private final JsonBody body;
    private final Views views = new GeneratedViews();

    /** @param prefix where the API begins: {@code /api/v1} */
    public ControlRoutes(String prefix, SteerMassTask steer, JsonBody body) {
        this.one = prefix + "/mass-tasks/{biz_no}";
        this.steer = steer;
        this.body = body;
    }

    public void addTo(HttpRouting.Builder routing) {
        for (TaskCommand command : TaskCommand.values()) {
            Resource.at(one + "/" + command.code())
                    .post((request, response) -> command(command, request, response))
                    .addTo(routing);
        }
        Resource.at(one + "/resolve-unknown").post(this::resolveUnknown).addTo(routing);
    }

    private void command(TaskCommand command, ServerRequest request, ServerResponse response) {
        body.readNothing(request);
        answer(request, response, TaskPath.bizNo(request).flatMap(bizNo -> steer.command(bizNo, command)));
    }

    private void resolveUnknown(ServerRequest request, ServerResponse response) {
        Resolution resolution = resolution(body.read(request));
        answer(request, response, TaskPath.bizNo(request).flatMap(bizNo -> steer.resolveUnknown(bizNo, resolution)));
    }

    private void answer(ServerRequest request, ServerResponse response, Optional<Steered> steered) {
        MassTask task = switch (steered.orElseThrow(TaskPath::noTask)) {
            case Steered.Done(MassTask now) -> now;
            case Steered.Unchanged(MassTask now) -> now;
            case Steered.Refused(MassTask _, String why) ->
                throw new ProblemException(Problem.of(ErrorCode.CONFLICT, why));
        };
        Reply.data(request, response, Status.OK_200, views.of(task));
    }

    private static Resolution resolution(JsonNode json) {
        var faults = new Faults();
        Optional<Resolution> resolution = Members.of(faults, "", json).flatMap(members -> {
            Optional<String> code = members.requiredText("as");
            members.noOthers();
            Optional<Resolution> known = code.flatMap(Resolution::of);
            if (code.isPresent() && known.isEmpty()) {
                faults.add("/as", "must be sent or failed");
            }
            return known;
        });
        faults.throwIfAny();
        return resolution.orElseThrow();
    }
}
