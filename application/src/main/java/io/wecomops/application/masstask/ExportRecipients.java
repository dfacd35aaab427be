package io.wecomops.application.masstask;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientHistory;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.TaskIndex;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.page.Page;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/**
 * Hands on all people of a task, stretch by stretch: each is read by itself, so an export holds no more than one of them and
 * no transaction open, however many people there are. Who is sent to meanwhile may be told as he or she stood before.
 * Thread-safe.
 */
public final class ExportRecipients {
    private static final int POSITIONS = 2_000;

    private final MassTasks tasks;
    private final TaskIndex index;
    private final RecipientHistory history;

    public ExportRecipients(MassTasks tasks, TaskIndex index, RecipientHistory history) {
        this.tasks = tasks;
        this.index = index;
        this.history = history;
    }

    /** What came of asking. */
    public sealed interface Answer {
        record Begun(MassTask task, People people) implements Answer {}

        record NoTask() implements Answer {}

        /** Its people do not all stand in it yet: a list of them would look whole and not be. */
        record NotWhole(TaskStage stage) implements Answer {}

        /** Its people are deleted, or being deleted. */
        record Archived() implements Answer {}
    }

    /** The people, to be walked through once. */
    @FunctionalInterface
    public interface People {
        /**
         * Hands on everybody in the order in which they are sent to, once at least and with nobody at times; throws what
         * {@code handOn} throws.
         *
         * @return whether these are all; {@code false} where the task was archived meanwhile
         * @throws io.wecomops.domain.error.DependencyUnavailableException where the database goes away, after any number
         */
        boolean each(Consumer<List<Recipient>> handOn);
    }

    public Answer all(BizNo bizNo) {
        return begun(bizNo, (task, after) -> history.stretch(task.id(), after, POSITIONS));
    }

    public Answer inState(BizNo bizNo, RecipientState state) {
        return begun(bizNo, (task, after) -> history.stretch(task.id(), state, after, POSITIONS));
    }

    private Answer begun(BizNo bizNo, BiFunction<MassTask, Long, Page<Recipient>> stretch) {
        return tasks.find(bizNo)
                .map(task -> switch (task.stage()) {
                    case READY -> open(task, stretch);
                    case RECEIVING, SEALING ->
                        task.status().hasEnded() ? open(task, stretch) : new Answer.NotWhole(task.stage());
                    case ARCHIVED -> new Answer.Archived();
                })
                .orElseGet(Answer.NoTask::new);
    }

    private Answer open(MassTask task, BiFunction<MassTask, Long, Page<Recipient>> stretch) {
        return new Answer.Begun(task, handOn -> {
            walk(after -> stretch.apply(task, after), handOn);
            return index.find(task.bizNo())
                    .filter(now -> now.stage() != TaskStage.ARCHIVED)
                    .isPresent();
        });
    }

    private static void walk(LongFunction<Page<Recipient>> stretch, Consumer<List<Recipient>> handOn) {
        OptionalLong after = OptionalLong.of(0);
        while (after.isPresent()) {
            Page<Recipient> people = stretch.apply(after.getAsLong());
            handOn.accept(people.items());
            after = people.next();
        }
    }
}
