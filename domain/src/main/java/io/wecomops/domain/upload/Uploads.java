package io.wecomops.domain.upload;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.port.DrivenPort;
import java.time.Duration;
import java.util.List;

/**
 * What is uploaded for the tasks that wait for their recipients, durable. Time is the database's. Thread-safe, over all
 * nodes. Every method throws {@link DependencyUnavailableException} where the database cannot be asked; what it was to
 * change may then have changed.
 */
@DrivenPort
public interface Uploads {
    /**
     * Begins an upload, or goes on with one that was cut. A new one takes the place of the oldest that was cut or refused,
     * if there is one: that is then dropped.
     *
     * @param number 0 for a new one
     * @param lease an upload that shows no sign of life for so long counts as cut
     */
    UploadBeginning begin(TaskId task, int number, Duration lease);

    /**
     * Stores the next lines and how far the upload has been read, in one transaction: when this returns, they survive a
     * kill.
     *
     * @param lines those that name somebody, in any order, all after {@code upload.lines} at the last call
     * @param upload how it stands with them
     * @return {@code false} if the hold was lost meanwhile; then nothing was stored
     */
    boolean append(UploadHold hold, List<UploadedLine> lines, Upload upload);

    /**
     * Ends the hold.
     *
     * @param end {@link UploadState#COMPLETE}, {@link UploadState#CUT} or {@link UploadState#REFUSED}
     * @return {@code false} if the hold was lost meanwhile; then nothing has changed
     */
    boolean end(UploadHold hold, UploadState end);

    /** All uploads of a task by number; one that shows no more sign of life as {@link UploadState#CUT}. */
    List<Upload> list(TaskId task);
}
