package io.wecomops.adapters.mysql.upload;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.adapters.mysql.connection.Insert;
import io.wecomops.adapters.mysql.masstask.TaskJson;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.upload.Upload;
import io.wecomops.domain.upload.UploadBeginning;
import io.wecomops.domain.upload.UploadHold;
import io.wecomops.domain.upload.UploadState;
import io.wecomops.domain.upload.UploadedLine;
import io.wecomops.domain.upload.Uploads;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Uploads in {@code mass_upload}, and what they name in {@code mass_upload_line}. */
public final class MysqlUploads implements Uploads {
    private static final int ROWS_AT_ONCE = 1_000;
    /** With variables of some kilobytes each, a statement still fits into the server's max_allowed_packet. */
    private static final int PERSONAL_ROWS_AT_ONCE = 200;

    private final Database database;

    public MysqlUploads(Database database) {
        this.database = database;
    }

    @Override
    public UploadBeginning begin(TaskId task, int number, Duration lease) {
        return database.transaction("beginning an upload", tx -> begin(tx, task, number, lease));
    }

    private static UploadBeginning begin(DbExecute tx, TaskId task, int number, Duration lease) {
        if (LockedTask.of(tx, task.value()).filter(LockedTask::isReceiving).isEmpty()) {
            return new UploadBeginning.NotReceiving();
        }
        List<UploadRow> rows = UploadRow.all(tx, task.value());
        if (number == 0) {
            return new UploadBeginning.Begun(fresh(tx, task, rows, lease));
        }
        Optional<UploadRow> asked =
                rows.stream().filter(row -> row.upload().number() == number).findFirst();
        if (asked.isEmpty()) {
            return new UploadBeginning.NoSuchUpload();
        }
        Upload upload = asked.get().upload();
        if (upload.state() != UploadState.CUT) {
            return new UploadBeginning.NotCut(upload.state());
        }
        tx.update(MassUploadSql.GO_ON, lease.toMillis(), task.value(), number);
        return new UploadBeginning.Begun(new UploadHold(
                task, upload, linesBeside(rows, number), lease, asked.get().fence() + 1));
    }

    private static UploadHold fresh(DbExecute tx, TaskId task, List<UploadRow> rows, Duration lease) {
        rows.stream()
                .map(UploadRow::upload)
                .filter(upload -> upload.state() == UploadState.CUT || upload.state() == UploadState.REFUSED)
                .findFirst()
                .ifPresent(replaced -> tx.update(MassUploadSql.DROP, task.value(), replaced.number()));
        int number = rows.isEmpty() ? 1 : rows.getLast().upload().number() + 1;
        tx.insert(MassUploadSql.BEGIN, task.value(), number, lease.toMillis());
        var upload = new Upload(number, UploadState.RECEIVING, 0, 0, 0);
        return new UploadHold(task, upload, linesBeside(rows, number), lease, 1);
    }

    private static long linesBeside(List<UploadRow> rows, int number) {
        return rows.stream()
                .map(UploadRow::upload)
                .filter(upload -> upload.number() != number)
                .filter(upload -> upload.state() == UploadState.COMPLETE || upload.state() == UploadState.RECEIVING)
                .mapToLong(Upload::lines)
                .sum();
    }

    @Override
    public boolean append(UploadHold hold, List<UploadedLine> lines, Upload upload) {
        // neighbours in the key stand beside one another in the statement: fewer pages are looked for
        List<UploadedLine> ordered = lines.stream()
                .sorted(Comparator.comparingInt(
                                (UploadedLine line) -> line.place().bucket())
                        .thenComparingInt(UploadedLine::number))
                .toList();
        return database.transaction("storing uploaded lines", tx -> {
            long found = tx.update(
                    MassUploadSql.APPEND,
                    upload.lines(),
                    upload.people(),
                    upload.sum(),
                    hold.lease().toMillis(),
                    hold.task().value(),
                    hold.upload().number(),
                    hold.fence());
            if (found == 1) {
                insert(tx, hold, ordered);
            }
            return found == 1;
        });
    }

    private static void insert(DbExecute tx, UploadHold hold, List<UploadedLine> lines) {
        long task = hold.task().value();
        int number = hold.upload().number();
        var plain = new Insert(tx, MassUploadSql.INSERT_LINE, 5, ROWS_AT_ONCE);
        var personal = new Insert(tx, MassUploadSql.INSERT_PERSONAL_LINE, 6, PERSONAL_ROWS_AT_ONCE);
        for (UploadedLine line : lines) {
            int bucket = line.place().bucket();
            String user = line.place().user().value();
            if (line.variables().isEmpty()) {
                plain.row(task, bucket, number, line.number(), user);
            } else {
                personal.row(task, bucket, number, line.number(), user, TaskJson.variables(line.variables()));
            }
        }
        plain.flush();
        personal.flush();
    }

    @Override
    public boolean end(UploadHold hold, UploadState end) {
        if (end == UploadState.RECEIVING || end == UploadState.DROPPED) {
            throw new IllegalArgumentException("no upload ends as " + end);
        }
        return database.change(
                        "ending an upload",
                        MassUploadSql.END,
                        end.number(),
                        hold.task().value(),
                        hold.upload().number(),
                        hold.fence())
                == 1;
    }

    @Override
    public List<Upload> list(TaskId task) {
        return database.transaction("listing uploads", tx -> UploadRow.all(tx, task.value())).stream()
                .map(UploadRow::upload)
                .toList();
    }
}
