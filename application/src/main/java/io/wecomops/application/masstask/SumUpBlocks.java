package io.wecomops.application.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.masstask.BatchBlocks;
import io.wecomops.domain.time.Sleeper;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the sums of large tasks ready, in small steps. {@link #run()} is for one thread of each node. */
public final class SumUpBlocks implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SumUpBlocks.class);
    private static final Duration BREATH = Duration.ofMillis(100);
    private static final Duration REST = Duration.ofSeconds(5);

    private final BatchBlocks blocks;
    private final Sleeper sleeper;

    public SumUpBlocks(BatchBlocks blocks, Sleeper sleeper) {
        this.blocks = blocks;
        this.sleeper = sleeper;
    }

    /** Works until its thread is interrupted. No failure ends it. */
    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                sleeper.sleep(hasMore() ? BREATH : REST);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasMore() {
        try {
            return blocks.cut() > 0 || blocks.sumUp() > 0;
        } catch (DependencyUnavailableException gone) {
            LOG.atDebug().setCause(gone).log("sums are made later");
        } catch (RuntimeException unexpected) {
            LOG.atError().setCause(unexpected).log("summing up batches failed; sums are read batch by batch meanwhile");
        }
        return false;
    }
}
