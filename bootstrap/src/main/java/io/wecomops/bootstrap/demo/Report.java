package io.wecomops.bootstrap.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what happened, in words. */
record Report(PrintStream out, DemoPlan plan, Account account) {
    private static final int TEXT_COLUMNS = 78;

    /**
     * @param accepted from the post to its answer
     * @param whole from the post to the end of the task
     * @return whether everything adds up
     */
    boolean print(Duration accepted, Duration whole) {
        printOutcome(accepted, whole);
        printFarEnd();
        List<String> contradictions = account.contradictions();
        if (contradictions.isEmpty()) {
            out.printf("%nIt all adds up: nobody lost, nobody twice.%n");
        } else {
            out.printf("%nIt does NOT add up:%n");
            contradictions.forEach(what -> out.println("  " + what));
        }
        return contradictions.isEmpty();
    }

    private void printOutcome(Duration accepted, Duration whole) {
        TaskView task = account.task();
        double seconds = Math.max(1, whole.minus(accepted).toMillis()) / 1000.0;
        out.printf(
                "%nThe platform says: stored durably in %.1f s, sent in %.1f s, that is %,.0f people a second.%n%n",
                accepted.toMillis() / 1000.0, seconds, task.total() / seconds);
        out.printf("  sent     %,7d%n", task.sent());
        out.printf("  failed   %,7d%n", task.failed());
        byReason().forEach((reason, people) -> {
            FailureView first = people.getFirst();
            out.printf("           %,7d  %s%n", people.size(), reason);
            for (String language : List.of(first.english(), first.chinese())) {
                Wrapped.lines(language, TEXT_COLUMNS).forEach(line -> out.println(" ".repeat(20) + line));
            }
        });
        out.printf("  unknown  %,7d%n", task.unknown());
    }

    private void printFarEnd() {
        var audit = account.audit();
        var stats = account.stats();
        long calls = stats.calls().getOrDefault("message/send", Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        out.printf("%nThe simulated WeCom counted:%n%n");
        out.printf("  got it once          %,7d people%n", audit.exactlyOnce());
        out.printf("  got it more often    %,7d people%n", audit.moreThanOnce());
        out.printf(
                "  requests             %,7d for %,d batches: after a \"busy\" or a lost answer the same bytes came again%n",
                calls, plan.requests());
        out.printf("  dropped as repeated  %,7d of them%n", stats.duplicatesDropped());
        out.printf(
                "  busiest ten seconds  %,7d requests; %,d are allowed%n",
                stats.sendPeaks().tenSeconds(), 10L * plan.pace());
        out.printf("  access tokens asked  %,7d%n", stats.gettokenCalls());
    }

    private Map<String, List<FailureView>> byReason() {
        var reasons = new LinkedHashMap<String, List<FailureView>>();
        account.failures().stream()
                .map(FailureView::reason)
                .distinct()
                .forEach(reason -> reasons.put(
                        reason,
                        account.failures().stream()
                                .filter(failure -> failure.reason().equals(reason))
                                .toList()));
        return reasons;
    }
}
