package io.wecomops.adapters.mysql;

import io.wecomops.domain.masstask.BatchBlocks;
import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.GrayWatch;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.OldTasks;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.testkit.contract.BatchBlocksContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** On the tables of a database. */
abstract class BatchBlocksOnTables extends BatchBlocksContract {
    abstract TestBed bed();

    @BeforeEach
    void empty() {
        bed().empty();
    }

    @Override
    protected BatchBlocks blocks() {
        return bed().adapters().batchBlocks(3, Duration.ZERO);
    }

    @Override
    protected MassTasks tasks() {
        return bed().adapters().massTasks();
    }

    @Override
    protected BatchQueue queue() {
        return bed().adapters().batchQueue();
    }

    @Override
    protected TaskControl control() {
        return bed().adapters().taskControl();
    }

    @Override
    protected OldTasks old() {
        return bed().adapters().oldTasks();
    }

    @Override
    protected GrayWatch watch() {
        return bed().adapters().grayWatch();
    }

    @Override
    protected long stored() {
        return bed().rowsOf("mass_block");
    }
}
