package io.wecomops.benchmarks.fault.dispatch;

import io.wecomops.benchmarks.fault.harness.Run;
import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.SeenCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What WeCom refuses for a while: too many calls, a server's address, a wrong secret. Nobody fails for it. */
final class RefusalPart {
    private static final int NODES = 4;
    private static final int BATCH = 10;
    private static final int PACE = 50;
    private static final int LATENCY_MILLIS = 50;
    private static final String SEND = "message/send";
    /** Nobody dies here, and no answer may come late on a slow machine: that would use up an attempt. */
    private static final Duration LEASE = Duration.ofSeconds(30);
    /** Below the minute that nodes wait, so that none of them meets its end. */
    private static final Duration BLOCK = Duration.ofSeconds(55);
    /** Requests that were under way or booked when the block began have arrived by then. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(3);

    private final Field field;
    private final Run run;
    private final int people;

    RefusalPart(Field field) {
        this.field = field;
        this.run = field.run();
        this.people = run.operations();
    }

    void run() throws Exception {
        try (Fleet fleet = Fleet.start(NODES, field.settings(BATCH, PACE, LEASE), field.client(), run)) {
            tooManyCalls(fleet);
            addressNotTrusted(fleet);
        }
        wrongSecret();
    }

    private void tooManyCalls(Fleet fleet) throws Exception {
        field.farEndAnew(LATENCY_MILLIS, 0);
        field.farEnd()
                .faults(field.farEnd()
                        .faults()
                        .with(Map.of(Fault.MINUTE_LIMIT, people / (3.0 * BATCH), Fault.BLOCK_MS, (double)
                                BLOCK.toMillis())));
        Campaign campaign = new Campaign("too-many-calls-" + run.seed(), people);
        campaign.accept(fleet.answering().node(), run);
        try (Onlooker onlooker = Onlooker.of(campaign, fleet, run)) {
            run.await("45009", () -> field.farEnd().stats().calls(SEND, "45009") > 0);
            field.farEnd().faults(field.farEnd().faults().with(Fault.MINUTE_LIMIT, 0));
            field.awaitEnd(onlooker);
            List<SeenCall> sends = field.farEnd().calls(10_000).reversed().stream()
                    .filter(call -> call.endpoint().equals(SEND))
                    .toList();
            Instant blocked = sends.stream()
                    .filter(call -> call.outcome().equals("45009"))
                    .findFirst()
                    .orElseThrow()
                    .at();
            long early = sends.stream()
                    .filter(call -> call.at().isAfter(blocked.plus(IN_FLIGHT))
                            && call.at().isBefore(blocked.plus(BLOCK)))
                    .count();
            long refused = field.farEnd().stats().calls(SEND, "45009");
            run.claim(
                    early == 0 && refused <= Field.concurrency(PACE),
                    "45009: all nodes stop for the block, and meet it with no more than what was in flight",
                    refused + " calls refused, " + early + " later in the block of " + BLOCK.toSeconds() + " s");
            long failed = field.batches(campaign).failedAttempts();
            run.claim(failed == 0, "45009: no attempt is used up", failed + " of " + answers());
            onlooker.claim(run);
            field.claimOnceEach(campaign, onlooker);
        }
    }

    private void addressNotTrusted(Fleet fleet) throws Exception {
        field.farEndAnew(LATENCY_MILLIS, 0);
        Campaign campaign = new Campaign("address-" + run.seed(), people);
        campaign.accept(fleet.answering().node(), run);
        try (Onlooker onlooker = Onlooker.of(campaign, fleet, run)) {
            field.awaitDelivered(people / 3, onlooker);
            field.farEnd().faults(field.farEnd().faults().with(Fault.IP_FORBIDDEN, 1));
            run.await("an alarm", () -> fleet.whoSaid("WeCom refuses the app; its tasks wait") > 0);
            Thread.sleep(IN_FLIGHT);
            long refused = field.farEnd().stats().calls(SEND, "60020");
            Thread.sleep(IN_FLIGHT);
            long later = field.farEnd().stats().calls(SEND, "60020") - refused;
            String errors = campaign.errors(fleet.answering().node());
            Standing meanwhile = onlooker.last().orElseThrow();
            run.claim(
                    errors.contains("wecom:60020") && later == 0 && meanwhile.failed() == 0 && meanwhile.left() > 0,
                    "60020: the task waits, an alarm and its log name the cause, nobody fails",
                    refused + " calls refused, " + later + " after that, " + meanwhile.left() + " people left, log "
                            + errors.lines().findFirst().orElse("empty"));
            field.farEnd().faults(field.farEnd().faults().with(Fault.IP_FORBIDDEN, 0));
            endsWell("60020, mended", campaign, onlooker);
        }
    }

    private void wrongSecret() throws Exception {
        field.farEndAnew(LATENCY_MILLIS, 0);
        field.farEnd().revokeTokens(); // as after a reset of the secret
        Campaign campaign = new Campaign("secret-" + run.seed(), people);
        Map<String, String> wrong = field.settings(BATCH, PACE, LEASE);
        wrong.put("WECOM_AGENT_SECRET", "the-one-before");
        try (Fleet fleet = Fleet.start(NODES, wrong, field.client(), run)) {
            campaign.accept(fleet.answering().node(), run);
            try (Onlooker onlooker = Onlooker.of(campaign, fleet, run)) {
                run.await("an alarm", () -> fleet.whoSaid("credentials refused") > 0);
                Thread.sleep(IN_FLIGHT);
                long asked = field.farEnd().stats().gettokenCalls();
                String errors = campaign.errors(fleet.answering().node());
                Standing meanwhile = onlooker.last().orElseThrow();
                run.claim(
                        errors.contains("wecom:40001") && asked <= 2 && meanwhile.left() == people,
                        "a wrong secret: the task waits, an alarm and its log name the cause, nobody fails",
                        "gettoken asked " + asked + " times, " + meanwhile.left() + " people left, log "
                                + errors.lines().findFirst().orElse("empty"));
            }
        }
        try (Fleet fleet = Fleet.start(NODES, field.settings(BATCH, PACE, LEASE), field.client(), run);
                Onlooker onlooker = Onlooker.of(campaign, fleet, run)) {
            endsWell("a wrong secret, mended and restarted", campaign, onlooker);
        }
    }

    private void endsWell(String what, Campaign campaign, Onlooker onlooker) throws Exception {
        long begin = System.nanoTime();
        long before = field.farEnd().stats().delivered();
        field.awaitDelivered(before + 1, onlooker);
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        field.awaitEnd(onlooker);
        long failed = field.batches(campaign).failedAttempts();
        run.claim(
                failed == 0,
                what + ": it goes on by itself, and no attempt is used up",
                "after " + seconds + " s, attempts used up " + failed + " of " + answers());
        onlooker.claim(run);
        field.claimOnceEach(campaign, onlooker);
    }

    private Map<String, Long> answers() {
        return field.farEnd().stats().calls().getOrDefault(SEND, Map.of());
    }
}
