package io.wecomops.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param time for so long scenarios begin again, each time with the next seed; zero for once
 */
record FaultsArguments(List<String> scenarios, Optional<Long> seed, Optional<Integer> operations, Duration time) {

    /** @throws IllegalArgumentException with the usage */
    static FaultsArguments read(List<String> arguments, List<String> known) {
        List<String> scenarios = new ArrayList<>();
        Optional<Long> seed = Optional.empty();
        Optional<Integer> operations = Optional.empty();
        Duration time = Duration.ZERO;
        try {
            for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
                String argument = each.next();
                switch (argument) {
                    case "--seed" -> seed = Optional.of(Long.parseLong(each.next()));
                    case "--operations" -> operations = Optional.of(Integer.parseInt(each.next()));
                    case "--minutes" -> time = Duration.ofMinutes(Long.parseLong(each.next()));
                    default -> scenarios.add(argument);
                }
            }
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException(Faults.usage(known), unreadable);
        }
        if (!known.containsAll(scenarios)) {
            throw new IllegalArgumentException(Faults.usage(known));
        }
        return new FaultsArguments(scenarios, seed, operations, time);
    }

    boolean takes(String scenario) {
        return scenarios.isEmpty() || scenarios.contains(scenario);
    }
}
