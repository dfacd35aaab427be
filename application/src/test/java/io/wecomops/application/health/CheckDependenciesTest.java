package io.wecomops.application.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.application.health.CheckDependencies.Finding;
import io.wecomops.domain.error.DependencyUnavailableException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckDependenciesTest {
    private final CheckDependencies check = new CheckDependencies(Map.of("database", () -> {}, "redis", () -> {
        throw new DependencyUnavailableException("redis", "asking for a sign of life", new IllegalStateException());
    }));

    @Test
    void whatAnswersIsThere() {
        assertThat(check.check("database")).isEqualTo(Finding.THERE);
    }

    @Test
    void whatDoesNotAnswerIsNamed() {
        assertThatThrownBy(() -> check.check("redis"))
                .isInstanceOf(DependencyUnavailableException.class)
                .hasMessageContaining("redis");
    }

    @Test
    void whatThisInstallationDoesNotHaveIsToldApart() {
        assertThat(check.check("queue")).isEqualTo(Finding.NOT_CONFIGURED);
    }
}
