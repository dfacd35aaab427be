package io.wecomops.adapters.http.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.wecomops.adapters.http.json.Json;
import io.wecomops.domain.error.Fault;
import java.util.List;

/** Writes problems: {@code application/problem+json} with our members. */
final class ProblemWriter {
    static final String CONTENT_TYPE = "application/problem+json";
    private static final int MOST_FAULTS = 100;

    private ProblemWriter() {}

    static byte[] bytes(Problem problem, String traceId) {
        List<Fault> errors = problem.errors();
        String detail = problem.detail();
        if (errors.size() > MOST_FAULTS) {
            errors = errors.subList(0, MOST_FAULTS);
            detail = "the request has more than " + MOST_FAULTS + " faults; the first " + MOST_FAULTS + " are listed";
        }
        return Json.bytes(new Document(
                false,
                traceId,
                problem.code().number(),
                StatusOf.type(problem.code()),
                StatusOf.title(problem.code()),
                problem.status().code(),
                detail,
                errors));
    }

    private record Document(
            boolean ok,
            String traceId,
            int code,
            String type,
            String title,
            int status,
            String detail,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> errors) {}
}
