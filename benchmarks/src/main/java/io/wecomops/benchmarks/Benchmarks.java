package io.wecomops.benchmarks;

import io.wecomops.benchmarks.accept.AcceptMeasurement;
import io.wecomops.benchmarks.cache.CacheMeasurement;
import io.wecomops.benchmarks.dispatch.DispatchMeasurement;
import io.wecomops.benchmarks.dispatch.DispatchMinuteMeasurement;
import io.wecomops.benchmarks.idempotency.KeyMeasurement;
import io.wecomops.benchmarks.limit.FaultMeasurement;
import io.wecomops.benchmarks.limit.MinuteMeasurement;
import io.wecomops.benchmarks.limit.PaceMeasurement;
import io.wecomops.benchmarks.limit.ReserveMeasurement;
import io.wecomops.benchmarks.masstask.TableMeasurement;
import io.wecomops.benchmarks.permit.PermitMeasurement;
import io.wecomops.benchmarks.retry.BreakerMeasurement;
import io.wecomops.benchmarks.table.Machine;
import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Page;
import io.wecomops.benchmarks.table.Section;
import io.wecomops.benchmarks.token.TokenMeasurement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The command: measures what is named, everything where nothing is, and writes it into {@code docs/benchmarks.md}. */
public final class Benchmarks {
    private static final Path PAGE = Path.of("docs", "benchmarks.md");
    private static final List<Measurement> ALL = List.of(
            new PaceMeasurement(),
            new MinuteMeasurement(),
            new FaultMeasurement(),
            new ReserveMeasurement(),
            new PermitMeasurement(),
            new AcceptMeasurement(),
            new KeyMeasurement(),
            new TokenMeasurement(),
            new BreakerMeasurement(),
            new CacheMeasurement(),
            DispatchMeasurement.pace(),
            DispatchMeasurement.speed(),
            DispatchMeasurement.large(),
            new DispatchMinuteMeasurement(),
            new TableMeasurement());

    private Benchmarks() {}

    public static void main(String... arguments) throws Exception {
        boolean quick = List.of(arguments).contains("--quick");
        Set<String> wanted = Arrays.stream(arguments)
                .filter(argument -> !argument.equals("--quick"))
                .collect(Collectors.toSet());
        Set<String> known = ALL.stream().map(Measurement::name).collect(Collectors.toSet());
        if (!known.containsAll(wanted)) {
            System.err.println("Known are " + known.stream().sorted().toList() + " and --quick.");
            System.exit(64);
        }
        String command = ("bin/benchmarks " + String.join(" ", arguments)).strip();
        for (Measurement measurement : ALL) {
            if (wanted.isEmpty() || wanted.contains(measurement.name())) {
                run(measurement, quick, command);
            }
        }
        System.exit(0); // peers leave threads behind
    }

    private static void run(Measurement measurement, boolean quick, String command) throws Exception {
        String before = Machine.load();
        System.err.println(measurement.name() + " …");
        List<Section> sections = measurement.measure(quick);
        String circumstances = "`" + command + "`, " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "; "
                + Machine.described() + "; load average " + before + " before, " + Machine.load() + " after.";
        for (Section section : sections) {
            String markdown = section.markdown(circumstances);
            System.out.println(markdown + "\n");
            Files.writeString(
                    PAGE,
                    new Page(Files.readString(PAGE))
                            .with(section.name(), markdown)
                            .text());
        }
    }
}
