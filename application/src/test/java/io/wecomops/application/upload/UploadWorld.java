package io.wecomops.application.upload;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.Acceptance;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.NewMassTask;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.upload.AwaitedSubmission;
import io.wecomops.domain.upload.AwaitedTask;
import io.wecomops.domain.upload.AwaitedTasks;
import io.wecomops.domain.upload.SealCursor;
import io.wecomops.domain.upload.SealQueue;
import io.wecomops.domain.upload.SealRequest;
import io.wecomops.domain.upload.SealWork;
import io.wecomops.domain.upload.Upload;
import io.wecomops.domain.upload.UploadBeginning;
import io.wecomops.domain.upload.UploadHold;
import io.wecomops.domain.upload.UploadState;
import io.wecomops.domain.upload.UploadedLine;
import io.wecomops.domain.upload.Uploads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One task that waits, with its uploads and what is sealed of it; its database can be made to fail. */
final class UploadWorld implements MassTasks, AwaitedTasks, Uploads, SealQueue, RecipientLedger {
    static final TaskId ID = new TaskId(1);

    final Map<Integer, Upload> uploads = new TreeMap<>();
    final Map<Integer, List<UploadedLine>> lines = new TreeMap<>();
    final List<SealedBatch> batches = new ArrayList<>();
    private final List<Boolean> finished = new ArrayList<>();

    @Nullable
    AwaitedTask task;

    TaskStage stage = TaskStage.RECEIVING;
    SealCursor cursor = SealCursor.START;
    /** How many changes succeed before the database is gone; negative for all. */
    int changesLeft = -1;
    /** Whether others have taken over what is held or claimed. */
    boolean overtaken;

    final AtomicInteger cleared = new AtomicInteger();

    /** Whether the sealed recipients agreed, each time that was said. */
    List<Boolean> finished() {
        return finished;
    }

    Upload upload(int number) {
        return Objects.requireNonNull(uploads.get(number), "no such upload");
    }

    List<UploadedLine> linesOf(int number) {
        return lines.computeIfAbsent(number, _ -> new ArrayList<>());
    }

    private void change() {
        if (changesLeft == 0) {
            throw new DependencyUnavailableException("database", "anything", new IllegalStateException("down"));
        }
        changesLeft--;
    }

    private AwaitedTask task() {
        AwaitedTask there = task;
        if (there == null) {
            throw new IllegalStateException("no task");
        }
        return there;
    }

    @Override
    public Acceptance open(AwaitedTask wanted) {
        if (task != null) {
            return new Acceptance.Existing(stored());
        }
        task = wanted;
        return new Acceptance.Accepted(stored());
    }

    private MassTask stored() {
        AwaitedSubmission asked = task().submission();
        long people = batches.stream().mapToLong(batch -> batch.users().size()).sum();
        return new MassTask(
                ID,
                asked.bizNo(),
                asked.agentId(),
                asked.message().type(),
                asked.delivery(),
                task().fingerprint(),
                task().traceId(),
                TaskStatus.PENDING,
                stage,
                new Progress(people, 0, 0, 0, 0, people),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    @Override
    public Optional<Message> message(TaskId id) {
        return Optional.of(task().submission().message());
    }

    @Override
    public SealRequest seal(TaskId id) {
        boolean begun = stage == TaskStage.RECEIVING;
        stage = TaskStage.SEALING;
        return begun ? new SealRequest.Begun() : new SealRequest.Already();
    }

    @Override
    public int clear(int most) {
        return cleared.getAndIncrement() == 0 ? most : 0;
    }

    @Override
    public UploadBeginning begin(TaskId id, int number, Duration lease) {
        if (stage != TaskStage.RECEIVING) {
            return new UploadBeginning.NotReceiving();
        }
        if (number > 0 && !uploads.containsKey(number)) {
            return new UploadBeginning.NoSuchUpload();
        }
        if (number > 0 && upload(number).state() != UploadState.CUT) {
            return new UploadBeginning.NotCut(upload(number).state());
        }
        int chosen = number > 0 ? number : uploads.size() + 1;
        var upload = uploads.computeIfAbsent(chosen, n -> new Upload(n, UploadState.RECEIVING, 0, 0, 0));
        return new UploadBeginning.Begun(new UploadHold(ID, upload, 0, lease, 1));
    }

    @Override
    public boolean append(UploadHold hold, List<UploadedLine> more, Upload upload) {
        change();
        if (!overtaken) {
            linesOf(upload.number()).addAll(more);
            uploads.put(upload.number(), upload);
        }
        return !overtaken;
    }

    @Override
    public boolean end(UploadHold hold, UploadState end) {
        change();
        if (!overtaken) {
            uploads.computeIfPresent(
                    hold.upload().number(),
                    (n, upload) -> new Upload(n, end, upload.lines(), upload.people(), upload.sum()));
        }
        return !overtaken;
    }

    @Override
    public List<Upload> list(TaskId id) {
        return List.copyOf(uploads.values());
    }

    @Override
    public Optional<SealWork> claim(NodeId owner, Duration lease) {
        if (stage != TaskStage.SEALING) {
            return Optional.empty();
        }
        var complete = uploads.values().stream()
                .filter(upload -> upload.state() == UploadState.COMPLETE)
                .toList();
        AwaitedSubmission asked = task().submission();
        return Optional.of(new SealWork(
                ID,
                asked.bizNo(),
                asked.agentId(),
                asked.message(),
                task().traceId(),
                asked.schedule().gray(),
                complete.stream().mapToLong(Upload::people).sum(),
                complete.stream().mapToLong(Upload::sum).sum(),
                cursor,
                lease,
                1));
    }

    @Override
    public List<UploadedLine> read(SealWork work, int from, int to) {
        return uploads.values().stream()
                .filter(upload -> upload.state() == UploadState.COMPLETE)
                .flatMap(upload -> linesOf(upload.number()).stream())
                .filter(line -> line.place().bucket() >= from && line.place().bucket() < to)
                .sorted(Comparator.comparingInt(line -> line.place().bucket()))
                .toList();
    }

    @Override
    public boolean write(SealWork work, List<SealedBatch> more, SealCursor next) {
        change();
        if (!overtaken) {
            batches.addAll(more);
            cursor = next;
        }
        return !overtaken;
    }

    @Override
    public boolean finish(SealWork work, boolean agreed, String words) {
        change();
        if (!overtaken) {
            finished.add(agreed);
            stage = TaskStage.READY;
        }
        return !overtaken;
    }

    @Override
    public Page<Recipient> list(TaskId id, PageRequest page) {
        List<UserId> people =
                batches.stream().flatMap(batch -> batch.users().stream()).toList();
        int from = (int) page.after();
        int to = Math.min(people.size(), from + page.limit());
        return new Page<>(
                people.subList(from, to).stream()
                        .map(user ->
                                new Recipient(user, RecipientState.PENDING, 1, 0, Optional.empty(), Optional.empty()))
                        .toList(),
                to < people.size() ? OptionalLong.of(to) : OptionalLong.empty());
    }

    @Override
    public Page<Recipient> list(TaskId id, RecipientState state, PageRequest page) {
        return list(id, page);
    }

    @Override
    public Optional<Recipient> find(TaskId id, UserId user) {
        return Optional.empty();
    }

    @Override
    public Acceptance accept(NewMassTask wanted) {
        throw new UnsupportedOperationException("tasks wait here");
    }

    @Override
    public Optional<MassTask> find(BizNo bizNo) {
        return Optional.ofNullable(task)
                .filter(there -> there.submission().bizNo().equals(bizNo))
                .map(_ -> stored());
    }

    @Override
    public Page<MassTask> list(PageRequest page) {
        return new Page<>(List.of(stored()), OptionalLong.empty());
    }

    @Override
    public List<MassTask> endFinished() {
        return List.of();
    }
}
