package io.wecomops.domain.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.port.DrivenPort;

/**
 * Sums of batches that have ended, kept by the block: so telling how a task of a million batches stands takes no look at each
 * of them. Nothing that is told changes by it, only how long it takes. Nodes may do so at once. Thread-safe. Every method
 * throws {@link DependencyUnavailableException} where the database cannot be asked; it may then have done its work.
 */
@DrivenPort
public interface BatchBlocks {
    /**
     * Cuts some blocks of batches that stand in none yet, of a task that is ready and has not ended.
     *
     * @return how many were cut; 0 where no batches are left for a whole block
     */
    int cut();

    /**
     * Sums up blocks of which every batch ended some time ago.
     *
     * @return how many were summed up
     */
    int sumUp();
}
