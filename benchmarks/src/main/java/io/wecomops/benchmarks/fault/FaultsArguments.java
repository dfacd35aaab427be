package io.wecomops.benchmarks.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the command line asks for.
 *
 * @param batch the only size of batches to try; empty for all
 * @param time for so long scenarios begin again, each time with the next seed; zero for once
 */
record FaultsArguments(
        List<String> scenarios, Optional<Long> seed, Optional<Integer> operations, OptionalInt batch, Duration time) {

    /** @throws IllegalArgumentException with the usage */
    static FaultsArguments read(List<String> arguments, List<String> known) {
        List<String> scenarios = new ArrayList<>();
        Optional<Long> seed = Optional.empty();
        Optional<Integer> operations = Optional.empty();
        OptionalInt batch = OptionalInt.empty();
        Duration time = Duration.ZERO;
        try {
            for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
                String argument = each.next();
                switch (argument) {
                    case "--seed" -> seed = Optional.of(Long.parseLong(each.next()));
                    case "--operations" -> operations = Optional.of(Integer.parseInt(each.next()));
                    case "--batch" -> batch = batch(each.next());
                    case "--minutes" -> time = Duration.ofMinutes(Long.parseLong(each.next()));
                    default -> scenarios.add(argument);
                }
            }
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException(Faults.usage(known), unreadable);
        }
        if (!scenarios.stream().allMatch(wanted -> known.stream().anyMatch(name -> means(wanted, name)))) {
            throw new IllegalArgumentException(Faults.usage(known));
        }
        return new FaultsArguments(scenarios, seed, operations, batch, time);
    }

    /** A word stands for the scenario of that name, and for all that begin with it and a hyphen. */
    private static boolean means(String wanted, String scenario) {
        return scenario.equals(wanted) || scenario.startsWith(wanted + "-");
    }

    /** A size of batches as WeCom takes them, or all. */
    private static OptionalInt batch(String text) {
        if (text.equals("all")) {
            return OptionalInt.empty();
        }
        int size = Integer.parseInt(text);
        if (size < 1 || size > 1_000) {
            throw new IllegalArgumentException("a batch is 1 to 1000 people");
        }
        return OptionalInt.of(size);
    }

    boolean takes(String scenario) {
        return scenarios.isEmpty() || scenarios.stream().anyMatch(wanted -> means(wanted, scenario));
    }
}
