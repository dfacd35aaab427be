package io.wecomops.domain.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCommandTest {

    /** For each status in order, 0 to 7: d where the command is carried out, s where it stands so already, r where it is refused. */
    @ParameterizedTest
    @CsvSource({"PAUSE, ddsdrrrr", "RESUME, ssdrrrrr", "CANCEL, ddddrrrs", "PROMOTE, rrrdrrrr"})
    void eachCommandIsTakenWhereItMakesSense(TaskCommand command, String expected) {
        for (TaskStatus status : TaskStatus.values()) {
            assertThat(reaction(command, status, false))
                    .as("%s of a task that is %s", command, status)
                    .isEqualTo(expected.charAt(status.number()));
        }
    }

    @ParameterizedTest
    @CsvSource({"PAUSE, r", "RESUME, r", "CANCEL, s", "PROMOTE, r"})
    void taskBeingCancelledStaysSo(TaskCommand command, char expected) {
        assertThat(reaction(command, TaskStatus.PAUSED, true)).isEqualTo(expected);
    }

    private static char reaction(TaskCommand command, TaskStatus status, boolean cancelling) {
        if (command.isMetBy(status, cancelling)) {
            return 's';
        }
        return command.refusal(status, cancelling).isEmpty() ? 'd' : 'r';
    }
}
