package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Resolution;
import io.wecomops.domain.masstask.Steered;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteerMassTaskTest {
    private final FakeMassTasks tasks = new FakeMassTasks();
    private final WorkBell bell = new WorkBell();
    private final SteerMassTask steer = new SteerMassTask(new FakeTaskControl(tasks), bell);

    @Test
    void commandThatWasCarriedOutRingsTheBell() throws InterruptedException {
        var task = MassTasksFixture.aTextTaskFor(3);
        tasks.accept(task);
        assertThat(steer.command(task.submission().bizNo(), TaskCommand.RESUME))
                .hasValueSatisfying(steered -> assertThat(steered).isInstanceOf(Steered.Done.class));
        assertThat(bell.await(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void whatChangesNothingRingsNothing() throws InterruptedException {
        var task = MassTasksFixture.aTextTaskFor(3);
        tasks.accept(task);
        assertThat(steer.resolveUnknown(task.submission().bizNo(), Resolution.SENT))
                .hasValueSatisfying(steered -> assertThat(steered).isInstanceOf(Steered.Unchanged.class));
        assertThat(bell.await(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void nobodySteersATaskThatIsNotThere() {
        assertThat(steer.command(new BizNo("none"), TaskCommand.PAUSE)).isEmpty();
        assertThat(steer.resolveUnknown(new BizNo("none"), Resolution.FAILED)).isEmpty();
    }
}
