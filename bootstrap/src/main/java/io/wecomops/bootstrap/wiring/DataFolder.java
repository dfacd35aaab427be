package io.wecomops.bootstrap.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of an embedded installation, taken by one process at a time; the system frees it however that one ends. */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Another process has it. */
    public static final class InUseException extends IllegalStateException {
        InUseException(Path path) {
            super("the data folder " + path + " is in use by another process; end that one, or set WECOM_OPS_DATA to"
                    + " another folder");
        }
    }

    /**
     * Makes the folder if need be and takes it.
     *
     * @throws InUseException where another process has it
     * @throws UncheckedIOException where it cannot be made or written to
     */
    public static DataFolder take(Path path) {
        Path folder = path.toAbsolutePath();
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new InUseException(folder);
            }
            return new DataFolder(folder, channel);
        } catch (IOException unusable) {
            throw new UncheckedIOException("the data folder " + folder + " cannot be used: " + unusable, unusable);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    /** Where the database is kept; its files' names begin with this. */
    public Path database() {
        return path.resolve("wecom-ops");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }
}
