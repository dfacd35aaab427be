package io.wecomops.adapters.http.masstask;

import io.helidon.webserver.http.ServerRequest;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.message.UserId;
import java.util.Optional;
import java.util.function.Supplier;

/** What a path under {@code /mass-tasks} names. What cannot be a number or an id names nothing that is there: 404 like the rest. */
final class TaskPath {
    private TaskPath() {}

    static Optional<BizNo> bizNo(ServerRequest request) {
        return named(() -> new BizNo(request.path().pathParameters().get("biz_no")));
    }

    static Optional<UserId> userId(ServerRequest request) {
        return named(() -> new UserId(request.path().pathParameters().get("userid")));
    }

    static ProblemException noTask() {
        return absent("there is no mass task with this biz_no");
    }

    static ProblemException archived() {
        return new ProblemException(Problem.of(
                ErrorCode.GONE, "the task ended so long ago that its people have been deleted; its sums are kept"));
    }

    static ProblemException absent(String detail) {
        return new ProblemException(Problem.of(ErrorCode.NOT_FOUND, detail));
    }

    private static <T> Optional<T> named(Supplier<T> name) {
        try {
            return Optional.of(name.get());
        } catch (IllegalArgumentException impossible) {
            return Optional.empty();
        }
    }
}
