package io.wecomops.application.upload;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.Upload;
import io.wecomops.domain.upload.UploadBeginning;
import io.wecomops.domain.upload.UploadHold;
import io.wecomops.domain.upload.UploadState;
import io.wecomops.domain.upload.Uploads;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Takes one upload of recipients: stores it in chunks as it comes, and counts it as a whole where every line is good, not
 * at all where one is not. Memory does not grow with its length; whoever sends waits for the database. Thread-safe.
 */
public final class ReceiveUpload {
    /** How many lines the uploads of a task have at the most, together. */
    public static final int MAX_LINES = 10_000_000;

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final MassTasks tasks;
    private final AwaitedTasks awaited;
    private final Uploads uploads;
    private final int maxLines;

    public ReceiveUpload(MassTasks tasks, AwaitedTasks awaited, Uploads uploads, int maxLines) {
        this.tasks = tasks;
        this.awaited = awaited;
        this.uploads = uploads;
        this.maxLines = maxLines;
    }

    /** What came of an upload. */
    public sealed interface Answer {
        /** All of it is stored and counts. */
        record Complete(Upload upload) implements Answer {}

        /**
         * None of it counts.
         *
         * @param first the first lines that are bad
         * @param all how many there are
         */
        record Refused(int upload, List<BadLine> first, long all) implements Answer {
            public Refused {
                first = List.copyOf(first);
            }
        }

        /** It was to go on with a cut upload, and its lines so far are not those that were stored. */
        record OtherFile(Upload stored) implements Answer {}

        /** Somebody else went on with it meanwhile. */
        record Overtaken(int upload) implements Answer {}

        record NoTask() implements Answer {}

        /** The task's recipients are not uploaded, or it takes no more. */
        record NotReceiving() implements Answer {}

        record NoSuchUpload() implements Answer {}

        record NotCut(UploadState state) implements Answer {}
    }

    /**
     * @param number 0 for a new upload; else one that was cut, of which all lines come again
     * @param body gives its lines, with those of the named variables that they have; asked for only once they are wanted
     * @throws RuntimeException what {@code body} throws where its sender is gone; what was stored can be gone on with
     */
    public Answer receive(BizNo bizNo, int number, Function<Set<String>, RecipientLines> body) {
        Optional<MassTask> task = tasks.find(bizNo);
        if (task.isEmpty()) {
            return new Answer.NoTask();
        }
        Optional<Message> message = awaited.message(task.get().id());
        if (message.isEmpty()) {
            return new Answer.NotReceiving();
        }
        var template = MessageTemplate.of(message.get());
        return switch (uploads.begin(task.get().id(), number, LEASE)) {
            case UploadBeginning.NotReceiving _ -> new Answer.NotReceiving();
            case UploadBeginning.NoSuchUpload _ -> new Answer.NoSuchUpload();
            case UploadBeginning.NotCut(UploadState state) -> new Answer.NotCut(state);
            case UploadBeginning.Begun(UploadHold hold) -> {
                int most = (int) Math.max(0, maxLines - hold.linesBeside());
                var intake = new UploadIntake(uploads, hold, bizNo, template, most);
                yield intake.take(body.apply(template.variables()));
            }
        };
    }
}
