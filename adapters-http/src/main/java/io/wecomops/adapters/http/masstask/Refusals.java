package io.wecomops.adapters.http.masstask;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.wecomops.adapters.http.cache.Served;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.application.masstask.SubmitMassTask.Answer;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.error.Fault;
import io.wecomops.domain.error.InvalidInputException;
import io.wecomops.domain.masstask.MassTask;
import java.util.List;

/** The problems of submissions that can be read and are not accepted. */
final class Refusals {
    private Refusals() {}

    /** @param tasks the path of all tasks */
    static RuntimeException of(String tasks, Answer.Refused refused) {
        return switch (refused) {
            case Answer.Conflict(MassTask other) ->
                new ProblemException(
                        Problem.of(ErrorCode.CONFLICT, "another task was submitted under this biz_no before")
                                .with(HeaderValues.create(HeaderNames.LOCATION, tasks + "/" + other.bizNo())));
            case Answer.Faulty(Fault fault) -> new InvalidInputException(List.of(fault.under("/target")));
            case Answer.Unavailable(var reason, var detail, var after) -> Served.unavailable(reason, detail, after);
        };
    }
}
