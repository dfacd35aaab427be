package io.wecomops.benchmarks.fault.dispatch;

import io.wecomops.benchmarks.fault.harness.Run;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** {@code kill -9} of a node by chance every two seconds, until the last person has the message. */
final class KillPart {
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration SLACK = Duration.ofSeconds(1);
    /** What a dead node has sent to the database takes effect within this, or never. */
    private static final Duration LAST_WORDS = Duration.ofMillis(20);

    private final Field field;
    private final Run run;
    private final Campaign campaign;
    private final BatchTable batches;

    KillPart(Field field, Campaign campaign) {
        this.field = field;
        this.run = field.run();
        this.campaign = campaign;
        this.batches = field.batches(campaign);
    }

    /** What became of the batches of one that died. */
    private record Legacy(int batches, long sending, long millis) {}

    /** @param latencyMillis of the far end, and up to twice that */
    void run(int nodes, int batch, int pace, int latencyMillis, double lostAnswers) throws Exception {
        field.farEndAnew(latencyMillis, lostAnswers);
        try (Fleet fleet = Fleet.start(nodes, field.settings(batch, pace, Field.LEASE), field.client(), run)) {
            campaign.accept(fleet.answering().node(), run);
            try (Onlooker onlooker = Onlooker.of(campaign, fleet, run);
                    ExecutorService heirs = Executors.newVirtualThreadPerTaskExecutor()) {
                CompletionService<Legacy> legacies = new ExecutorCompletionService<>(heirs);
                int kills = kill(fleet, onlooker, legacies);
                field.awaitEnd(onlooker);
                List<Legacy> all = new ArrayList<>();
                for (int legacy = 0; legacy < kills; legacy++) {
                    all.add(legacies.take().get());
                }
                onlooker.claim(run);
                field.claimOnceEach(campaign, onlooker);
                judge(all, fleet.lateRecords(), Field.concurrency(pace));
            }
        }
    }

    private int kill(Fleet fleet, Onlooker onlooker, CompletionService<Legacy> legacies) throws Exception {
        RandomGenerator chances = run.chances("kills of " + campaign.bizNo());
        field.awaitDelivered(1, onlooker);
        int kills = 0;
        int spared = 0;
        long next = System.nanoTime();
        while (!onlooker.hasEnded() && field.farEnd().stats().delivered() < campaign.people()) {
            Optional<Fleet.Member> dead = fleet.killOne(chances);
            if (dead.isPresent()) {
                long died = System.nanoTime();
                kills++;
                legacies.submit(() -> inherited(dead.get().name(), died));
                fleet.replace(dead.get());
            } else {
                spared++;
            }
            next += BEAT.toNanos();
            while (System.nanoTime() < next && !onlooker.hasEnded()) {
                Thread.sleep(10);
            }
        }
        run.say(campaign.bizNo() + ": " + kills + " x kill -9"
                + (spared == 0 ? "" : ", " + spared + " times nobody, since fewer than two nodes answered"));
        return kills;
    }

    /** Waits until nothing is the dead one's any more. */
    private Legacy inherited(String dead, long diedNanos) throws SQLException, InterruptedException {
        Thread.sleep(LAST_WORDS);
        List<BatchTable.Held> first = batches.heldBy(dead, Field.LEASE);
        List<BatchTable.Held> now = first;
        while (!now.isEmpty()) {
            Thread.sleep(50);
            now = batches.heldBy(dead, Field.LEASE);
        }
        long millis = Duration.ofNanos(System.nanoTime() - diedNanos).toMillis();
        return new Legacy(
                first.size(), first.stream().filter(BatchTable.Held::sending).count(), millis);
    }

    private void judge(List<Legacy> legacies, long lateRecords, int concurrency) throws SQLException {
        int inHand = legacies.stream().mapToInt(Legacy::batches).sum();
        long inFlight = legacies.stream().mapToLong(Legacy::sending).sum();
        long slowest = legacies.stream().mapToLong(Legacy::millis).max().orElse(0);
        run.claim(!legacies.isEmpty(), campaign.bizNo() + ": nodes were killed", legacies.size());
        run.figure(
                slowest <= Field.LEASE.plus(SLACK).toMillis(),
                campaign.bizNo() + ": a dead node's batches are taken over within its lease of "
                        + Field.LEASE.toSeconds() + " s and 1 s",
                inHand + " batches of " + legacies.size() + " dead, the slowest after " + slowest + " ms");
        long doubled = field.farEnd().stats().duplicatesDropped();
        long failed = batches.failedAttempts();
        run.figure(
                doubled <= inFlight + failed + lateRecords && doubled <= (long) legacies.size() * concurrency + failed,
                campaign.bizNo()
                        + ": requests repeated at the far end are at most those in flight at a kill, and those "
                        + "whose answer was lost",
                doubled + " repeated; " + inFlight + " in flight at " + legacies.size() + " kills, " + failed
                        + " answers lost or late, " + lateRecords + " records too late");
    }
}
