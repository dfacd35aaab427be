package io.wecomops.application.masstask;

import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientHistory;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.SendAttempt;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** People and attempts of every task and batch, as they are given. */
final class FakeHistory implements RecipientHistory, RecipientLedger {
    final List<Recipient> people = new ArrayList<>();
    final List<SendAttempt> attempts = new ArrayList<>();
    final List<Long> asked = new ArrayList<>();

    @Override
    public Page<Recipient> stretch(TaskId task, long after, int positions) {
        asked.add(after);
        int from = (int) Math.min(after, people.size());
        int to = Math.min(from + positions, people.size());
        return new Page<>(people.subList(from, to), to < people.size() ? OptionalLong.of(to) : OptionalLong.empty());
    }

    @Override
    public Page<Recipient> stretch(TaskId task, RecipientState state, long after, int positions) {
        var all = stretch(task, after, positions);
        return new Page<>(
                all.items().stream().filter(person -> person.state() == state).toList(), all.next());
    }

    @Override
    public List<SendAttempt> attempts(TaskId task, int batch) {
        return List.copyOf(attempts);
    }

    @Override
    public Page<Recipient> list(TaskId task, PageRequest page) {
        return stretch(task, page.after(), page.limit());
    }

    @Override
    public Page<Recipient> list(TaskId task, RecipientState state, PageRequest page) {
        return stretch(task, state, page.after(), page.limit());
    }

    @Override
    public Optional<Recipient> find(TaskId task, UserId user) {
        return people.stream().filter(person -> person.user().equals(user)).findFirst();
    }
}
