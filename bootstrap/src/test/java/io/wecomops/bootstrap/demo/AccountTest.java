package io.wecomops.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.sandbox.Audit;
import io.wecomops.sandbox.SandboxSettings;
import io.wecomops.sandbox.Stats;
import io.wecomops.sandbox.WecomSandbox;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AccountTest {
    private static final FailureView GHOST = new FailureView("ghost-1", "invaliduser", "unknown", "不存在");

    @Test
    void whatAddsUpHasNoContradictions() {
        assertThat(contradictions(task(9, 1, 0, 0), audit(9, 0))).isEmpty();
        assertThat(contradictions(task(8, 1, 1, 0), audit(9, 0)))
                .as("whoever is unknown may have got it")
                .isEmpty();
    }

    @Test
    void anybodyReachedTwiceIsTold() {
        assertThat(contradictions(task(9, 1, 0, 0), audit(9, 1)))
                .singleElement()
                .asString()
                .contains("more than once");
    }

    @Test
    void anybodyLostIsTold() {
        assertThat(contradictions(task(9, 1, 0, 0), audit(8, 0)))
                .singleElement()
                .asString()
                .contains("8 people got it, and 9 are counted as sent");
    }

    @Test
    void anybodyLeftIsTold() {
        assertThat(contradictions(task(8, 1, 0, 1), audit(8, 0)))
                .singleElement()
                .asString()
                .contains("do not sum");
    }

    @Test
    void aFailureThatNobodyNamesIsTold() {
        assertThat(contradictions(task(8, 2, 0, 0), audit(8, 0)))
                .singleElement()
                .asString()
                .contains("2 are counted as failed, and 1 are named");
    }

    private static List<String> contradictions(TaskView task, Audit audit) {
        return new Account(task, List.of(GHOST), audit, stats()).contradictions();
    }

    private static TaskView task(int sent, int failed, int unknown, int left) {
        return new TaskView(5, sent + failed + unknown + left, sent, failed, unknown, 0, left);
    }

    private static Audit audit(long people, long moreThanOnce) {
        return new Audit(people, people + moreThanOnce, people - moreThanOnce, moreThanOnce, 2, List.of("a"));
    }

    private static Stats stats() {
        try (var sandbox = WecomSandbox.start(SandboxSettings.demo())) {
            return sandbox.stats();
        }
    }
}
