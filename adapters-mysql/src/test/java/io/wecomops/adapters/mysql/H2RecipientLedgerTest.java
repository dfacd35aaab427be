package io.wecomops.adapters.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.MassTasks;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.masstask.RecipientState;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.testkit.contract.RecipientLedgerContract;
import io.wecomops.testkit.fixture.MassTasksFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On H2 in MySQL mode. */
class H2RecipientLedgerTest extends RecipientLedgerContract {
    private static final TestBed BED = TestBed.h2();

    @BeforeEach
    void empty() {
        BED.empty();
    }

    @Override
    protected RecipientLedger ledger() {
        return BED.adapters().recipientLedger();
    }

    @Override
    protected MassTasks tasks() {
        return BED.adapters().massTasks();
    }

    @Override
    protected BatchQueue queue() {
        return BED.adapters().batchQueue();
    }

    /** As a task stands that was accepted before batches said where they begin. */
    @Test
    void listsByStateDoWithoutThePositionsOfBatches() {
        var task = BED.adapters()
                .massTasks()
                .accept(MassTasksFixture.aTextTaskFor(7, 2))
                .task();
        BED.execute("UPDATE mass_batch SET first_position = 0");
        BED.execute("UPDATE mass_batch SET state = 4, reason = 'wecom:81013' WHERE batch_no IN (2, 4)");
        var first = ledger().list(task.id(), RecipientState.FAILED, PageRequest.first(2));
        assertThat(first.items()).extracting(Recipient::batch).containsExactly(2, 2);
        var second = ledger().list(
                        task.id(),
                        RecipientState.FAILED,
                        new PageRequest(2, first.next().orElseThrow()));
        assertThat(second.items()).extracting(Recipient::batch).containsExactly(4);
        assertThat(second.next()).isEmpty();
    }

    @AfterAll
    static void close() {
        BED.close();
    }
}
