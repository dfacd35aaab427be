package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoteLeadTest {
    private final NoteLead lead = new NoteLead();

    private void notesTake(long millis, int times) {
        for (int i = 0; i < times; i++) {
            lead.took(Duration.ofMillis(millis));
        }
    }

    @Test
    void beforeAnythingIsKnownThereIsMuchTime() {
        assertThat(lead.now()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void aFastDatabaseNeedsLittle() {
        notesTake(1, 200);
        assertThat(lead.now()).isBetween(Duration.ofMillis(18), Duration.ofMillis(19));
    }

    @Test
    void aSlowOneGetsNoMoreThanAPauseMayTake() {
        notesTake(400, 200);
        assertThat(lead.now()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void oneSlowNoteChangesLittle() {
        notesTake(1, 200);
        notesTake(16, 1);
        assertThat(lead.now()).isLessThan(Duration.ofMillis(22));
    }
}
