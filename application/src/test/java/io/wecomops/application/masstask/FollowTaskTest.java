package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.MassTask;
import io.wecomops.domain.masstask.Progress;
import io.wecomops.domain.masstask.Resolution;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.Steered;
import io.wecomops.domain.masstask.TaskCommand;
import io.wecomops.domain.masstask.TaskControl;
import io.wecomops.domain.masstask.TaskDetails;
import io.wecomops.domain.masstask.TaskStage;
import io.wecomops.domain.masstask.TaskStatus;
import io.wecomops.domain.masstask.Tempo;
import io.wecomops.testkit.fixture.MassTasksFixture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FollowTaskTest {
    private final Deque<TaskDetails> reads = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final FollowTask follow = new FollowTask(new Reads(), pause -> {});

    @Test
    void eachChangeIsToldOnceAndTheEndIsTheLast() throws InterruptedException {
        reads.addAll(List.of(running(1), running(1), running(2), ended(3), running(4)));
        follow.follow(running(0), new Noted(), () -> false);
        assertThat(told).containsExactly("RUNNING 0", "RUNNING 1", "RUNNING 2", "DONE 3");
    }

    @Test
    void endedTaskIsToldAndThatIsAll() throws InterruptedException {
        follow.follow(ended(3), new Noted(), () -> false);
        assertThat(told).containsExactly("DONE 3");
    }

    @Test
    void longSilenceIsBrokenNowAndThen() throws InterruptedException {
        for (int i = 0; i < 31; i++) {
            reads.add(running(0));
        }
        follow.follow(running(0), new Noted(), () -> false);
        assertThat(told).containsExactly("RUNNING 0", "silent", "silent");
    }

    @Test
    void followerIsLetGoWhenItIsEnough() throws InterruptedException {
        reads.addAll(List.of(running(1), running(2), running(3)));
        follow.follow(running(0), new Noted(), () -> told.size() == 2);
        assertThat(told).containsExactly("RUNNING 0", "RUNNING 1");
    }

    private static TaskDetails running(int sent) {
        return details(TaskStatus.RUNNING, sent);
    }

    private static TaskDetails ended(int sent) {
        return details(TaskStatus.DONE, sent);
    }

    private static TaskDetails details(TaskStatus status, int sent) {
        var tasks = new FakeMassTasks();
        var some = tasks.accept(MassTasksFixture.aTextTaskFor(new BizNo("b-1"), 9, 3))
                .task();
        var task = new MassTask(
                some.id(),
                some.bizNo(),
                some.agentId(),
                some.type(),
                some.delivery(),
                some.fingerprint(),
                MassTasksFixture.TRACE,
                status,
                TaskStage.READY,
                new Progress(9, sent, 0, 0, 0, 9 - sent),
                some.createdAt(),
                some.updatedAt());
        return new TaskDetails(task, Tempo.STANDSTILL, Schedule.AT_ONCE, false, Optional.empty(), List.of());
    }

    private final class Noted implements FollowTask.Follower {
        @Override
        public void changed(TaskDetails now) {
            told.add(now.task().status() + " " + now.task().progress().sent());
        }

        @Override
        public void silent() {
            told.add("silent");
        }
    }

    private final class Reads implements TaskControl {
        @Override
        public Optional<TaskDetails> details(BizNo bizNo) {
            return Optional.ofNullable(reads.poll());
        }

        @Override
        public Optional<Steered> command(BizNo bizNo, TaskCommand command) {
            return Optional.empty();
        }

        @Override
        public Optional<Steered> resolveUnknown(BizNo bizNo, Resolution resolution) {
            return Optional.empty();
        }
    }
}
