package io.wecomops.adapters.mysql.upload;

import io.helidon.dbclient.DbExecute;
import io.wecomops.adapters.mysql.connection.Row;
import io.wecomops.domain.upload.Upload;
import io.wecomops.domain.upload.UploadState;
import java.util.List;

/** A row of {@code mass_upload}. */
record UploadRow(Upload upload, long fence) {
    static List<UploadRow> all(DbExecute tx, long task) {
        return Row.all(tx, UploadRow::of, MassUploadSql.LIST, task);
    }

    private static UploadRow of(Row row) {
        var upload = new Upload(
                row.integer("upload_no"),
                UploadState.of(row.integer("state_now")),
                row.integer("line_count"),
                row.integer("people"),
                row.number("people_sum"));
        return new UploadRow(upload, row.number("fence"));
    }
}
