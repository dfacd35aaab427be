package io.wecomops.adapters.mysql;

import org.junit.jupiter.api.AfterAll;

/** On H2 in MySQL mode. */
class H2BatchBlocksTest extends BatchBlocksOnTables {
    private static final TestBed BED = TestBed.h2();

    @Override
    TestBed bed() {
        return BED;
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
