package io.wecomops.adapters.http.error;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.error.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * A failure as a client is to see it.
 *
 * @param status mostly the code's own ({@link StatusOf}); HTTP knows some finer ones
 * @param detail what went wrong with this request, in words; nothing secret, nothing of the program's insides
 * @param errors each fault of the input with its place
 * @param headers what the status asks for: {@code Allow}, {@code Retry-After}
 */
public record Problem(ErrorCode code, Status status, String detail, List<Fault> errors, List<Header> headers) {
    public Problem {
        errors = List.copyOf(errors);
        headers = List.copyOf(headers);
    }

    public static Problem of(ErrorCode code, String detail) {
        return new Problem(code, StatusOf.status(code), detail, List.of(), List.of());
    }

    public static Problem faulty(List<Fault> faults) {
        String detail = faults.size() == 1 ? "the request has a fault" : "the request has " + faults.size() + " faults";
        return new Problem(
                ErrorCode.INVALID_PARAMETER, StatusOf.status(ErrorCode.INVALID_PARAMETER), detail, faults, List.of());
    }

    /** Something that we need does not answer: to be tried again. */
    public static Problem unavailable(String detail) {
        return of(ErrorCode.UNAVAILABLE, detail).with(HeaderValues.create(HeaderNames.RETRY_AFTER, "5"));
    }

    public Problem with(Header header) {
        var more = new ArrayList<>(headers);
        more.add(header);
        return new Problem(code, status, detail, errors, more);
    }

    public Problem with(Status finer) {
        return new Problem(code, finer, detail, errors, headers);
    }
}
