package io.wecomops.domain.masstask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    @Test
    void theCountsSum() {
        assertThat(new Progress(15, 1, 2, 3, 4, 5).total()).isEqualTo(15);
        assertThatThrownBy(() -> new Progress(16, 1, 2, 3, 4, 5)).hasMessage("the counts do not sum to 16");
        assertThatThrownBy(() -> new Progress(14, 1, 2, 3, 4, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"-1,1,0,0,0", "1,-1,0,0,0", "1,0,-1,0,0", "1,0,0,-1,0", "1,0,0,0,-1"})
    void noCountIsNegative(long sent, long failed, long unknown, long cancelled, long left) {
        assertThatThrownBy(() -> new Progress(0, sent, failed, unknown, cancelled, left))
                .hasMessage("no count is negative");
    }

    @ParameterizedTest
    @CsvSource({
        "DONE, 3, 0, 0, 0",
        "DONE_WITH_FAILURES, 2, 1, 0, 0",
        "DONE_WITH_FAILURES, 2, 0, 1, 0",
        "CANCELLED, 2, 0, 0, 1",
        "DONE_WITH_FAILURES, 0, 2, 1, 0",
        "DONE_WITH_FAILURES, 0, 0, 3, 0",
        "FAILED, 0, 3, 0, 0",
    })
    void aTaskEndsAsItsSumsSay(TaskStatus end, long sent, long failed, long unknown, long cancelled) {
        var progress = new Progress(sent + failed + unknown + cancelled, sent, failed, unknown, cancelled, 0);
        assertThat(TaskStatus.endOf(progress)).isEqualTo(end);
    }

    @Test
    void aTaskWithPeopleLeftHasNotEnded() {
        assertThatThrownBy(() -> TaskStatus.endOf(new Progress(2, 1, 0, 0, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("people left");
    }

    @Test
    void theNumbersOfTheStatesAreThoseThatAreStored() {
        assertThat(Arrays.stream(TaskStatus.values()).map(status -> status.number() + " " + status))
                .containsExactly(
                        "0 PENDING",
                        "1 RUNNING",
                        "2 PAUSED",
                        "3 WAITING_AT_GATE",
                        "4 DONE",
                        "5 DONE_WITH_FAILURES",
                        "6 FAILED",
                        "7 CANCELLED");
        for (var status : TaskStatus.values()) {
            assertThat(TaskStatus.of(status.number())).isEqualTo(status);
        }
        assertThatThrownBy(() -> TaskStatus.of(8)).hasMessage("no task status has the number 8");
    }
}
