package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.limit.RateLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoteLeadTest {
    private final NoteLead lead = new NoteLead(RateLimit.perSecond(167));

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

    @Test
    void slotsThatAreFarApartAreNotedForEarly() {
        assertThat(new NoteLead(RateLimit.perSecond(20)).isEarly()).isTrue();
        assertThat(new NoteLead(RateLimit.perSecond(20)).early()).isEqualTo(Duration.ofMillis(200));
        assertThat(new NoteLead(RateLimit.perSecond(50)).early()).isEqualTo(Duration.ofMillis(80));
        assertThat(new NoteLead(RateLimit.perSecond(1)).early()).isEqualTo(Duration.ofMillis(200));
        assertThat(lead.isEarly()).isFalse();
    }
}
