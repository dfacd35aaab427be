package io.wecomops.adapters.mysql;

import org.junit.jupiter.api.AfterAll;

/** On a real server. */
class MysqlBatchBlocksTest extends BatchBlocksOnTables {
    private static final TestBed BED = TestBed.mysql();

    @Override
    TestBed bed() {
        return BED;
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
