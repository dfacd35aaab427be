package io.wecomops.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our code keeps every rule, and every rule sees our code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HouseKeepsItsRulesTest {
    private final Code ours = OurCode.read();

    static List<HouseRule> rules() {
        return HouseRules.ALL;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ourCodeKeepsIt(HouseRule rule) {
        assertThat(rule.faultsIn(ours)).as(rule.says()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void itIsNotBlind(HouseRule rule) {
        assertThat(rule.blindSpotsIn(ours))
                .as("the rule \"" + rule.says() + "\" must see something")
                .isEmpty();
    }

    /** A module that is not in the table would be seen by no rule. */
    @Test
    void everyModuleOfTheBuildIsInTheTable() throws IOException {
        var built = Pattern.compile("<module>([\\w-]+)</module>")
                .matcher(Files.readString(ours.sources().top().resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .filter(module -> !module.equals("architecture-tests"));

        assertThat(built)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Module.values()).map(Module::folder).toList());
    }

    @Test
    void codeWasRead() {
        assertThat(ours.main()).hasSizeGreaterThan(100);
        assertThat(ours.tests()).hasSizeGreaterThan(10);
    }
}
