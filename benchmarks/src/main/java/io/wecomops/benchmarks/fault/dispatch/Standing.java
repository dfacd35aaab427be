package io.wecomops.benchmarks.fault.dispatch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the API says of a task. */
record Standing(String stage, int status, long total, long sent, long failed, long unknown, long cancelled, long left) {
    private static final int FIRST_END = 4;
    private static final Pattern PROGRESS = Pattern.compile("\"progress\":\\{([^}]*)}");

    static Standing read(String json) {
        Matcher progress = PROGRESS.matcher(json);
        if (!progress.find()) {
            throw new IllegalStateException("no progress in " + json);
        }
        String sums = progress.group(1);
        return new Standing(
                part(json, "stage", "\"(\\w+)\""),
                Integer.parseInt(part(json, "status_code", "(\\d+)")),
                number(sums, "total"),
                number(sums, "sent"),
                number(sums, "failed"),
                number(sums, "unknown"),
                number(sums, "cancelled"),
                number(sums, "left"));
    }

    boolean sums() {
        return total == sent + failed + unknown + cancelled + left;
    }

    boolean hasEnded() {
        return status >= FIRST_END;
    }

    private static long number(String json, String name) {
        return Long.parseLong(part(json, name, "(\\d+)"));
    }

    private static String part(String json, String name, String value) {
        Matcher found = Pattern.compile("\"" + name + "\":" + value).matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return found.group(1);
    }
}
