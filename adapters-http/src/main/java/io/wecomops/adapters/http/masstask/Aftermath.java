package io.wecomops.adapters.http.masstask;

import io.wecomops.application.recall.RecallMassTask;
import io.wecomops.application.resend.RetryFailed;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.reason.Explanation;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.recall.Recall;
import io.wecomops.domain.recall.RecallMark;
import io.wecomops.domain.recall.RecallState;
import io.wecomops.domain.resend.Kin;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells of a task what came after its sending: its retries and its recall. Thread-safe. */
public final class Aftermath {
    private final RetryFailed retryFailed;
    private final RecallMassTask recall;
    private final Views views = new GeneratedViews();

    public Aftermath(RetryFailed retryFailed, RecallMassTask recall) {
        this.retryFailed = retryFailed;
        this.recall = recall;
    }

    /** @param task a view of the task {@code id} */
    AftermathView of(TaskId id, Object task) {
        Kin kin = retryFailed.kinOf(id);
        List<String> retries = kin.retries().stream().map(BizNo::value).toList();
        return new AftermathView(
                task,
                kin.retryOf().map(BizNo::value).orElse(null),
                retries.isEmpty() ? null : retries,
                recall.find(id).map(this::view).orElse(null));
    }

    private AftermathView.RecallView view(Recall recall) {
        return new AftermathView.RecallView(
                views.text(recall.askedAt()),
                recall.endedAt().map(views::text).orElse(null),
                recall.batches(),
                recall.recalled(),
                recall.failed(),
                recall.tooLate(),
                recall.left());
    }

    /** How some people of a task are viewed: where it is recalled, with what became of that. */
    Function<Recipient, Object> people(BizNo bizNo, Collection<Recipient> people, Function<Reason, Explanation> guide) {
        var batches = people.stream().map(Recipient::batch).collect(Collectors.toUnmodifiableSet());
        Optional<Map<Integer, RecallMark>> marks = recall.marks(bizNo, batches);
        return person -> {
            RecipientView view = views.of(person, guide);
            return marks.isEmpty()
                    ? view
                    : recalled(person, view, Optional.ofNullable(marks.get().get(person.batch())), guide);
        };
    }

    private Object recalled(
            Recipient person, RecipientView view, Optional<RecallMark> mark, Function<Reason, Explanation> guide) {
        return switch (person.state()) {
            case SENT ->
                new AftermathView.RecalledView(
                        view,
                        mark.filter(one -> one.state() == RecallState.RECALLED).isPresent(),
                        views.reason(mark.flatMap(RecallMark::reason), guide));
            case UNKNOWN ->
                new AftermathView.RecalledView(view, false, views.reason(Optional.of(Reason.NO_MESSAGE_ID), guide));
            case PENDING, FAILED, CANCELLED -> view;
        };
    }
}
