package io.wecomops.benchmarks.table;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Where and when it was measured. */
public final class Machine {
    private Machine() {}

    /** Cores, processor and Java, in one line. */
    public static String described() {
        return Runtime.getRuntime().availableProcessors() + " cores, " + processor() + ", "
                + System.getProperty("os.name") + ", " + System.getProperty("java.vm.vendor") + " JDK "
                + Runtime.version();
    }

    /** The load average of the last minute. */
    public static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(Locale.ROOT, "%.1f", load);
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }
}
