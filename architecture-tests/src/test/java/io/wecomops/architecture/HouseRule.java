package io.wecomops.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One rule of the house.
 *
 * @param says the rule, in one sentence
 * @param faults names each place that breaks it
 * @param blindness says why the rule would see nothing in some code, however wrong that code is; empty where it sees
 */
record HouseRule(String says, Function<Code, Stream<String>> faults, Function<Code, Stream<String>> blindness) {

    static HouseRule of(String says, Function<Code, Stream<String>> faults, Function<Code, Stream<String>> blindness) {
        return new HouseRule(says, faults, blindness);
    }

    /** A rule in ArchUnit's words; that its subject is not empty is checked by ArchUnit itself. */
    static HouseRule ofArchUnit(String says, Function<Code, ArchRule> rule, Function<Code, Stream<String>> blindness) {
        return new HouseRule(
                says,
                code -> rule.apply(code).evaluate(code.main()).getFailureReport().getDetails().stream(),
                blindness);
    }

    List<String> faultsIn(Code code) {
        return faults.apply(code).sorted().distinct().toList();
    }

    List<String> blindSpotsIn(Code code) {
        return blindness.apply(code).toList();
    }

    @Override
    public String toString() {
        return says;
    }
}
