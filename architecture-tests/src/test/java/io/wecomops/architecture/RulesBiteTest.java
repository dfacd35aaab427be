package io.wecomops.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule fails on a seeded fault and names it; a rule that has nothing to look at fails too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesBiteTest {
    private final Map<String, Code> read = new HashMap<>();

    /**
     * A fault and what the rule must say of it.
     *
     * @param rule the rule that is to fail
     * @param in the seeded code, below {@code seeded}
     * @param named one text for each finding that there must be
     */
    record Bite(HouseRule rule, String in, List<String> named) {
        @Override
        public String toString() {
            return rule + " / " + in;
        }
    }

    private static Bite bite(HouseRule rule, String in, String... named) {
        return new Bite(rule, in, List.of(named));
    }

    static List<Bite> bites() {
        return Stream.of(layers(), vendors(), ports(), ambient(), state(), api())
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<Bite> layers() {
        return Stream.of(
                bite(LayerRules.DOMAIN_IS_PURE, "impure", "java.sql.Connection"),
                bite(LayerRules.APPLICATION_IS_PLAIN, "impure", "io.lettuce.core.RedisURI"),
                bite(
                        LayerRules.MODULES_USE_WHAT_THEY_MAY,
                        "layers",
                        "application.Sell.program",
                        "testkit.Fake.server",
                        "KnowsItsSibling.rows",
                        "KnowsAUseCase.sell",
                        "ShipsAFake.fake",
                        "KnowsUs.price"),
                bite(LayerRules.NO_CYCLES, "cycles", "Slice limit", "Slice token"));
    }

    private static Stream<Bite> vendors() {
        return VendorRules.ALL.stream().map(rule -> bite(rule, "vendor", "UsesEverything.vendors()"));
    }

    private static Stream<Bite> ports() {
        return Stream.of(
                bite(PortRules.PORTS_ARE_SMALL_INTERFACES_OF_DOMAIN, "ports", "NoInterface", "TooLarge"),
                bite(PortRules.PORTS_ARE_MARKED, "ports", "Remembers implements"),
                bite(PortRules.PORTS_SPEAK_DOMAIN, "ports", "SpeaksSql.connection() names java.sql.Connection"),
                bite(
                        PortRules.PORTS_HAVE_CONTRACTS,
                        "ports",
                        "NoInterface has no",
                        "SpeaksSql has no",
                        "TooLarge has no"),
                bite(PortRules.IMPLEMENTATIONS_PASS_THE_CONTRACT, "ports", "RedisKept", "SecondKept"));
    }

    private static Stream<Bite> ambient() {
        return Stream.of(
                bite(AmbientRules.NO_CLOCK, "ambient", "System.nanoTime", "Instant.now"),
                bite(AmbientRules.NO_WALL_CLOCK, "ambient", "java.time.InstantSource", "java.time.Clock"),
                bite(AmbientRules.NO_CHANCE, "ambient", "UUID.randomUUID", "java.util.Random.<init>"),
                bite(AmbientRules.NO_THREADS, "ambient", "Executors.new", "Thread.<init>", "List.parallelStream"),
                bite(AmbientRules.NO_STREAMS, "ambient", "System.out", "printStackTrace"),
                bite(AmbientRules.NO_OLD_TIMES, "ambient", "KeepsDates"),
                bite(AmbientRules.ONE_CLASS_MAPS_TIMESTAMPS, "ambient", "KeepsDates"),
                bite(AmbientRules.NO_OLD_LOGGING, "ambient", "java.lang.System$Logger", "org.slf4j.Logger"));
    }

    private static Stream<Bite> state() {
        return Stream.of(
                bite(StateRules.CORE_FIELDS_ARE_FINAL, "state", "Changes.plain", "Remembers.last"),
                bite(
                        StateRules.NO_STATIC_STATE,
                        "state",
                        "Remembers.SEEN",
                        "Remembers.COUNT",
                        "Remembers.NUMBERS",
                        "Remembers.last"),
                bite(StateRules.NO_THREAD_LOCALS, "state", "KeepsAThreadLocal"),
                bite(StateRules.NO_FRAMEWORK_ANNOTATIONS, "state", "IsInjected is annotated with"));
    }

    private static Stream<Bite> api() {
        return Stream.of(
                bite(ApiRules.ADAPTERS_HAVE_A_DOOR, "api", "token.Insides"),
                bite(ApiRules.DOORS_ARE_SINGLE, "api", "adapters-redis has the doors [RedisAdapters, Stray]"),
                bite(ApiRules.DOMAIN_IS_CLOSED, "api", "domain.Open"),
                bite(ApiRules.EXCEPTIONS_HAVE_NAMES, "api", "ThrowsAnything.fail", "ThrowsAnything.refer"),
                bite(ApiRules.NO_OPTIONAL_PARAMETERS, "api", "TakesMaybe.orElse"),
                bite(ApiRules.NAMES_SAY_SOMETHING, "api", "ThingManager"));
    }

    private Code seeded(String name) {
        return read.computeIfAbsent(name, SeededCode::named);
    }

    @ParameterizedTest
    @MethodSource("bites")
    void itFailsOnItsFaultAndOnNothingElse(Bite bite) {
        List<String> faults = bite.rule().faultsIn(seeded(bite.in()));

        assertThat(bite.named())
                .as("not found by %s", faults)
                .allMatch(text -> faults.stream().anyMatch(fault -> fault.contains(text)));
        assertThat(faults)
                .as("found, and not seeded")
                .allMatch(fault -> bite.named().stream().anyMatch(fault::contains));
    }

    @Test
    void eachVendorRuleFindsItsOwnVendorAlone() {
        Code code = seeded("vendor");

        assertThat(VendorRules.ALL)
                .allSatisfy(rule -> assertThat(rule.faultsIn(code)).hasSize(1));
        assertThat(VendorRules.ALL.stream().flatMap(rule -> rule.faultsIn(code).stream()))
                .doesNotHaveDuplicates();
    }

    static List<HouseRule> rules() {
        return HouseRules.ALL;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void itIsBlindWhereThereIsNoCode(HouseRule rule) {
        assertThat(rule.blindSpotsIn(SeededCode.none())).isNotEmpty();
    }

    @Test
    void aMisspeltVendorIsFound() {
        HouseRule misspelt = VendorRules.onlyIn(Set.of(Module.DOMAIN), "Lettuce", "io.letuce..");

        assertThat(misspelt.blindSpotsIn(seeded("vendor")))
                .anySatisfy(spot -> assertThat(spot).contains("io.letuce"));
    }

    @Test
    void everyRuleHasASeededFault() {
        var bitten = new HashSet<HouseRule>(SourceRules.ALL); // see SourceRulesBiteTest
        bites().forEach(bite -> bitten.add(bite.rule()));

        assertThat(bitten).containsExactlyInAnyOrderElementsOf(HouseRules.ALL);
    }
}
