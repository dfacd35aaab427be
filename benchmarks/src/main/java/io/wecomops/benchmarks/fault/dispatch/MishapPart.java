package io.wecomops.benchmarks.fault.dispatch;

import io.wecomops.benchmarks.fault.harness.Run;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Each of the mishaps some times in an order by chance, while the far end loses answers after delivery. */
final class MishapPart {
    private static final int LATENCY_MILLIS = 150;
    private static final double LOST_ANSWERS = 0.01;
    private static final Duration AWAY = Duration.ofMillis(1_500);
    private static final Duration PATIENCE = Field.LEASE.multipliedBy(4);

    private final Field field;
    private final Run run;
    private final Campaign campaign;
    private final BatchTable batches;

    MishapPart(Field field, Campaign campaign) {
        this.field = field;
        this.run = field.run();
        this.campaign = campaign;
        this.batches = field.batches(campaign);
    }

    private enum Mishap {
        KILL,
        STOP_PAST_LEASE,
        DATABASE_KILLED_AND_RESTARTED,
        REDIS_KILLED_AND_EMPTY
    }

    void run(int nodes, int batch, int pace, int rounds) throws Exception {
        field.farEndAnew(LATENCY_MILLIS, LOST_ANSWERS);
        try (Fleet fleet = Fleet.start(nodes, field.settings(batch, pace, Field.LEASE), field.client(), run)) {
            campaign.accept(fleet.answering().node(), run);
            try (Onlooker onlooker = Onlooker.of(campaign, fleet, run)) {
                List<Mishap> mishaps = order(rounds);
                for (int each = 0; each < mishaps.size(); each++) {
                    field.awaitDelivered((long) campaign.people() * (each + 1) / (mishaps.size() + 2), onlooker);
                    run.say(mishaps.get(each) + " at " + field.farEnd().stats().delivered() + " people");
                    befall(mishaps.get(each), fleet);
                }
                field.awaitEnd(onlooker);
                onlooker.claim(run);
                field.claimOnceEach(campaign, onlooker);
                var stats = field.farEnd().stats();
                run.say(campaign.bizNo() + ": answers lost after delivery " + stats.calls("message/send", "lost_answer")
                        + ", requests repeated " + stats.duplicatesDropped() + ", records too late "
                        + fleet.lateRecords());
            }
        }
    }

    private List<Mishap> order(int rounds) {
        RandomGenerator chances = run.chances("mishaps");
        List<Mishap> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            List<Mishap> some = new ArrayList<>(List.of(Mishap.values()));
            Collections.shuffle(some, new Random(chances.nextLong()));
            all.addAll(some);
        }
        return all;
    }

    private void befall(Mishap mishap, Fleet fleet) throws Exception {
        switch (mishap) {
            case KILL -> {
                run.await("two nodes that answer", () -> fleet.allAnswering().size() > 1);
                fleet.replace(fleet.killOne(run.chances("kills")).orElseThrow());
            }
            case STOP_PAST_LEASE -> stopPastLease(fleet);
            case DATABASE_KILLED_AND_RESTARTED -> {
                field.servers().database().kill();
                Thread.sleep(AWAY);
                field.servers().database().restart();
            }
            case REDIS_KILLED_AND_EMPTY -> {
                field.servers().redis().stop();
                Thread.sleep(AWAY);
                field.servers().redis().startAgain();
            }
        }
    }

    /** One sleeps with requests under way until others have all its batches, and then records what it knows of them. */
    private void stopPastLease(Fleet fleet) throws IOException, InterruptedException, SQLException {
        long lateBefore = fleet.lateRecords();
        Fleet.Member sleeper = sleeperWithRequestsUnderWay(fleet);
        List<BatchTable.Held> sending = batches.heldBy(sleeper.name(), Field.LEASE).stream()
                .filter(BatchTable.Held::sending)
                .toList();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        List<BatchTable.Held> inherited = List.of();
        while (inherited.size() < sending.size() && System.nanoTime() < giveUp) {
            Thread.sleep(50);
            inherited = inherited(sending);
        }
        fleet.goOn();
        int late = inherited.size();
        run.await("late records to be refused", () -> fleet.lateRecords() - lateBefore >= late);
        run.claim(
                late > 0,
                campaign.bizNo() + ": the records of one that slept past its lease are refused, and counted",
                sending.size() + " requests under way, of them " + late + " taken over, "
                        + (fleet.lateRecords() - lateBefore) + " records refused");
    }

    private List<BatchTable.Held> inherited(List<BatchTable.Held> before) throws SQLException {
        List<BatchTable.Held> inherited = new ArrayList<>();
        for (BatchTable.Held each : before) {
            if (batches.isTakenOver(each)) {
                inherited.add(each);
            }
        }
        return inherited;
    }

    /** Left stopped. */
    private Fleet.Member sleeperWithRequestsUnderWay(Fleet fleet)
            throws IOException, InterruptedException, SQLException {
        RandomGenerator chances = run.chances("sleepers");
        while (true) {
            fleet.answering();
            List<Fleet.Member> answering = fleet.allAnswering();
            Fleet.Member some = answering.get(chances.nextInt(answering.size()));
            fleet.stop(some);
            Thread.sleep(50); // what it has said to the database takes effect
            if (batches.heldBy(some.name(), Field.LEASE).stream().anyMatch(BatchTable.Held::sending)) {
                return some;
            }
            fleet.goOn();
            Thread.sleep(50);
        }
    }
}
