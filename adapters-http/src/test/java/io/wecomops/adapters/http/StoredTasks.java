package io.wecomops.adapters.http;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.RecentTasks;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientHistory;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.Resolution;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.SendAttempt;
import io.wecomops.domain.masstask.Steered;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskDetails;
import io.wecomops.domain.masstask.TaskEvent;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskLog;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.masstask.Tempo;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.token.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The durable ports in memory, and how they fail. Thread-safe. */
final class StoredTasks implements MassTasks, RecipientLedger, RecipientHistory, RecentTasks, TaskLog, TaskControl {
    static final Instant NOON = Instant.parse("2026-03-04T04:00:00Z");

    private final Map<BizNo, MassTask> tasks = new LinkedHashMap<>();
    private final Map<TaskId, List<Recipient>> people = new LinkedHashMap<>();
    private final Map<TaskId, List<TaskEvent>> lines = new LinkedHashMap<>();
    private final List<SendAttempt> attempts = new ArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private int stretchesLeft = Integer.MAX_VALUE;

    /** From now on every call throws this. */
    synchronized void failWith(RuntimeException thrown) {
        failure = Optional.of(thrown);
    }

    /** The database goes away once so many stretches of people were read. */
    synchronized void failAfterStretches(int count) {
        stretchesLeft = count;
    }

    synchronized void recover() {
        failure = Optional.empty();
        stretchesLeft = Integer.MAX_VALUE;
    }

    synchronized void goDown() {
        failWith(new DependencyUnavailableException("database", "anything", new IllegalStateException("down")));
    }

    /** Sets what became of one person. */
    synchronized void record(BizNo bizNo, Recipient changed) {
        List<Recipient> all = peopleOf(find(bizNo).orElseThrow().id());
        all.replaceAll(person -> person.user().equals(changed.user()) ? changed : person);
    }

    /** Of every batch. */
    synchronized void attempted(SendAttempt attempt) {
        attempts.add(attempt);
    }

    synchronized int count() {
        return tasks.size();
    }

    @Override
    public synchronized Acceptance accept(NewMassTask wanted) {
        check();
        BizNo bizNo = wanted.submission().bizNo();
        if (tasks.containsKey(bizNo)) {
            return new Acceptance.Existing(tasks.get(bizNo));
        }
        var id = new TaskId(tasks.size() + 1L);
        int total = wanted.people();
        var task = new MassTask(
                id,
                bizNo,
                wanted.submission().agentId(),
                wanted.submission().message().type(),
                wanted.submission().delivery(),
                wanted.fingerprint(),
                wanted.traceId(),
                TaskStatus.PENDING,
                TaskStage.READY,
                new Progress(total, 0, 0, 0, 0, total),
                NOON,
                NOON);
        tasks.put(bizNo, task);
        List<Recipient> unsent = peopleOf(id);
        wanted.batches()
                .forEach(batch -> batch.users()
                        .forEach(user -> unsent.add(new Recipient(
                                user, RecipientState.PENDING, batch.number(), 0, Optional.empty(), Optional.empty()))));
        append(id, TaskEvent.Level.INFO, "accepted");
        return new Acceptance.Accepted(task);
    }

    @Override
    public synchronized Optional<MassTask> find(BizNo bizNo) {
        check();
        return Optional.ofNullable(tasks.get(bizNo));
    }

    @Override
    public synchronized Page<MassTask> list(PageRequest page) {
        check();
        return paged(List.copyOf(tasks.values()).reversed(), page);
    }

    @Override
    public synchronized Optional<Steered> command(BizNo bizNo, TaskCommand command) {
        return find(bizNo).map(task -> {
            Optional<String> refusal = command.refusal(task.status(), false);
            return refusal.isPresent()
                    ? new Steered.Refused(task, refusal.get())
                    : command.isMetBy(task.status(), false) ? new Steered.Unchanged(task) : new Steered.Done(task);
        });
    }

    @Override
    public synchronized Optional<Steered> resolveUnknown(BizNo bizNo, Resolution resolution) {
        return find(bizNo).map(Steered.Unchanged::new);
    }

    @Override
    public synchronized Optional<TaskDetails> details(BizNo bizNo) {
        return find(bizNo)
                .map(task ->
                        new TaskDetails(task, Tempo.STANDSTILL, Schedule.AT_ONCE, false, Optional.empty(), List.of()));
    }

    @Override
    public List<MassTask> endFinished() {
        return List.of();
    }

    @Override
    public synchronized Page<Recipient> list(TaskId task, PageRequest page) {
        return paged(peopleOf(task), page);
    }

    @Override
    public synchronized Page<Recipient> list(TaskId task, RecipientState state, PageRequest page) {
        return paged(
                peopleOf(task).stream()
                        .filter(person -> person.state() == state)
                        .toList(),
                page);
    }

    @Override
    public synchronized Optional<Recipient> find(TaskId task, UserId user) {
        return peopleOf(task).stream()
                .filter(person -> person.user().equals(user))
                .findFirst();
    }

    @Override
    public synchronized Page<Recipient> stretch(TaskId task, long after, int positions) {
        check();
        if (stretchesLeft-- == 0) {
            throw new DependencyUnavailableException("database", "anything", new IllegalStateException("down"));
        }
        return list(task, new PageRequest(Math.min(positions, PageRequest.MAX_LIMIT), after));
    }

    @Override
    public synchronized Page<Recipient> stretch(TaskId task, RecipientState state, long after, int positions) {
        Page<Recipient> all = stretch(task, after, positions);
        return new Page<>(
                all.items().stream().filter(person -> person.state() == state).toList(), all.next());
    }

    @Override
    public synchronized List<SendAttempt> attempts(TaskId task, int batch) {
        return List.copyOf(attempts);
    }

    @Override
    public synchronized Look sameMessage(AgentId agent, Message message, Schedule schedule, Duration window) {
        check();
        return new Look(NOON, schedule.sendAt().filter(NOON::isBefore).orElse(NOON), List.of());
    }

    @Override
    public synchronized void append(TaskId task, TaskEvent.Level level, String message) {
        lines.computeIfAbsent(task, _ -> new ArrayList<>()).add(new TaskEvent(level, message, NOON));
    }

    @Override
    public synchronized Page<TaskEvent> read(TaskId task, PageRequest page) {
        return paged(lines.getOrDefault(task, List.of()), page);
    }

    private List<Recipient> peopleOf(TaskId task) {
        return people.computeIfAbsent(task, _ -> new ArrayList<>());
    }

    private void check() {
        failure.ifPresent(thrown -> {
            throw thrown;
        });
    }

    private static <T> Page<T> paged(List<T> all, PageRequest page) {
        int from = (int) Math.min(page.after(), all.size());
        int to = Math.min(from + page.limit(), all.size());
        return new Page<>(all.subList(from, to), to < all.size() ? OptionalLong.of(to) : OptionalLong.empty());
    }
}
