package io.wecomops.bootstrap.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says what happened, in words. */
record Report(PrintStream out, DemoPlan plan, Account account) {

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
        double seconds = whole.toMillis() / 1000.0;
        out.printf(
                "%nThe platform says, after %.1f s (stored durably after %.2f s; %,.0f people a second):%n%n",
                seconds, accepted.toMillis() / 1000.0, task.total() / seconds);
        out.printf("  sent     %,7d%n", task.sent());
        out.printf("  failed   %,7d%n", task.failed());
        byReason().forEach((reason, people) -> {
            FailureView first = people.getFirst();
            out.printf("           %,7d  %s%n", people.size(), reason);
            out.printf("                    %s%n", first.english());
            out.printf("                    %s%n", first.chinese());
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
                "  busiest second       %,7d requests, the limit is %,d%n",
                stats.sendPeaks().second(), plan.pace());
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
