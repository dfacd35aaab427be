package io.wecomops.adapters.http.masstask;

import io.helidon.common.media.type.MediaType;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.wecomops.adapters.http.error.Problem;
import io.wecomops.adapters.http.error.ProblemException;
import io.wecomops.application.masstask.ExportRecipients;
import io.wecomops.application.masstask.ExportRecipients.Answer;
import io.wecomops.domain.error.ErrorCode;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.reason.Explanation;
import io.wecomops.domain.reason.Reason;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * {@code GET …/recipients} as a file: {@code Accept: text/csv} for programs, {@code ?format=csv} for browsers, which then begins
 * with the byte order mark without which Excel takes UTF-8 for GBK on a Chinese Windows.
 */
final class RecipientsCsv {
    private static final MediaType CSV = MediaTypes.create("text/csv");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> HEADER = List.of(
            "userid",
            "state",
            "code",
            "reason_en",
            "reason_zh",
            "fix_en",
            "fix_zh",
            "attempts",
            "batch",
            "message_id",
            "sent_at");

    /** Each reads from the database as fast as it can. */
    private static final int MOST_AT_ONCE = 10;

    private final ExportRecipients export;
    private final Function<Reason, Explanation> guide;
    private final Views views;
    private final Semaphore running = new Semaphore(MOST_AT_ONCE);

    RecipientsCsv(ExportRecipients export, Function<Reason, Explanation> guide, Views views) {
        this.export = export;
        this.guide = guide;
        this.views = views;
    }

    /** Whether a request that says nothing of {@code format} asks for it. */
    static boolean isPreferred(ServerRequest request) {
        return request.headers()
                .bestAccepted(MediaTypes.APPLICATION_JSON, CSV)
                .filter(CSV::equals)
                .isPresent();
    }

    /** @param query what of the list is wanted, and how it was asked for */
    void send(ServerRequest request, ServerResponse response, ListQuery query) {
        Answer answer = TaskPath.bizNo(request)
                .map(bizNo -> query.state().isPresent()
                        ? export.inState(bizNo, query.state().get())
                        : export.all(bizNo))
                .orElseThrow(TaskPath::noTask);
        switch (answer) {
            case Answer.Begun(var task, var people) -> {
                if (!running.tryAcquire()) {
                    throw new ProblemException(
                            Problem.of(ErrorCode.RATE_LIMITED, MOST_AT_ONCE + " exports run on this node already")
                                    .with(HeaderValues.create(HeaderNames.RETRY_AFTER, "5")));
                }
                try {
                    var beginning = new StringBuilder(query.format().isPresent() ? BYTE_ORDER_MARK : "");
                    CsvLine.append(beginning, HEADER);
                    new RecipientsFile(request, response, beginning.toString(), this::fields)
                            .write(task.bizNo(), people);
                } finally {
                    running.release();
                }
            }
            case Answer.NoTask() -> throw TaskPath.noTask();
            case Answer.Archived() -> throw TaskPath.archived();
            case Answer.NotWhole(var stage) ->
                throw new ProblemException(Problem.of(
                        ErrorCode.CONFLICT, "the task is " + stage.code() + ": not all of its people stand in it yet"));
        }
    }

    private List<String> fields(Recipient person) {
        var words = person.reason().map(guide);
        return List.of(
                person.user().value(),
                person.state().code(),
                person.reason().map(Reason::code).orElse(""),
                words.map(Explanation::englishMeaning).orElse(""),
                words.map(Explanation::chineseMeaning).orElse(""),
                words.map(Explanation::englishFix).orElse(""),
                words.map(Explanation::chineseFix).orElse(""),
                Integer.toString(person.attempts()),
                Integer.toString(person.batch()),
                person.messageId().orElse(""),
                person.sentAt().map(views::text).orElse(""));
    }
}
