package io.wecomops.domain.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;
import java.util.List;

/**
 * The gates of gray releases, and the end of cancelled tasks, as the nodes keep them. Any number of nodes may do the same at
 * once: each change happens once. Thread-safe. Every method throws {@link DependencyUnavailableException} where the database
 * cannot be asked.
 */
@DrivenPort
public interface GrayWatch {
    /** The gray releases whose gate may have to be moved: those that run, and those that wait at a gate. */
    List<WatchedTask> watched();

    /**
     * Moves a gate, with a line of the task's log, unless the task no longer stands as {@code seen} says.
     *
     * @return whether this call moved it
     */
    boolean move(WatchedTask seen, GateMove move);

    /**
     * Lets out what of open waves is not due yet, at most {@code most} batches: a wave that opens does so in small steps.
     *
     * @return how many batches were let out; 0 when nothing is left, or another node is at it
     */
    int openSome(int most);

    /**
     * Marks what has not gone out of tasks being cancelled, at most {@code most} batches: as cancelled, or as unknown where
     * it may have gone out before.
     *
     * @return how many batches were marked; fewer than {@code most} when nothing is left to mark now
     */
    int cancelSome(int most);
}
