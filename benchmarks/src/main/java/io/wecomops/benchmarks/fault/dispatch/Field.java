package io.wecomops.benchmarks.fault.dispatch;

import io.wecomops.benchmarks.fault.harness.Run;
import io.wecomops.benchmarks.fault.harness.Surroundings;
import io.wecomops.sandbox.Audit;
import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import io.wecomops.sandbox.WecomSandbox;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What the parts of the scenario share: the run, the servers with the far end, and the client of the API. */
record Field(Run run, Surroundings servers, HttpClient client) {
    /** The shortest that fits a slow machine: a request may take a third of it, less a fifth of that. */
    static final Duration LEASE = Duration.ofSeconds(5);

    private static final int MOST_AT_ONCE = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * {@code GLOBAL_CONCURRENCY}: requests under way at once, over all nodes, and the most that a node claims. Half a second's
     * worth at the most: what a dead node had in hand goes out again at no more than the pace.
     */
    static int concurrency(int pace) {
        return Math.clamp(pace / 2, 2, MOST_AT_ONCE);
    }

    /** Of a node that cuts its batches so, at this pace of requests. */
    Map<String, String> settings(int batch, int pace, Duration lease) {
        Map<String, String> settings = new TreeMap<>(servers.settings());
        settings.put("DISPATCH_BATCH_SIZE", Integer.toString(batch));
        settings.put("DISPATCH_QPS_LIMIT", Integer.toString(pace));
        settings.put("DISPATCH_LEASE_SEC", Long.toString(lease.toSeconds()));
        settings.put("GLOBAL_CONCURRENCY", Integer.toString(concurrency(pace)));
        return settings;
    }

    WecomSandbox farEnd() {
        return servers.farEnd();
    }

    /** A far end that remembers nothing, and takes its time: so there is something in flight. */
    void farEndAnew(int latencyMillis, double lostAnswers) {
        farEnd().reset();
        farEnd().faults(Faults.none()
                .with(Map.of(
                        Fault.LATENCY_MS,
                        (double) latencyMillis,
                        Fault.LATENCY_JITTER_MS,
                        (double) latencyMillis,
                        Fault.LOST_ANSWER_RATE,
                        lostAnswers,
                        Fault.SEED,
                        (double) run.seed())));
    }

    BatchTable batches(Campaign campaign) {
        return new BatchTable(servers.database(), servers.schema(), campaign.bizNo());
    }

    /** Returns when the far end has delivered to so many, or the task has ended. */
    void awaitDelivered(long people, Onlooker onlooker) throws InterruptedException {
        long before = -1;
        long giveUp = 0;
        while (!onlooker.hasEnded() && farEnd().stats().delivered() < people) {
            long delivered = farEnd().stats().delivered();
            if (delivered != before) {
                before = delivered;
                giveUp = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > giveUp) {
                throw new IllegalStateException("nothing goes out any more; " + delivered + " delivered, last seen "
                        + onlooker.last() + "; " + run.repeat());
            }
            Thread.sleep(20);
        }
    }

    /** Returns when an API says that the task has ended. */
    void awaitEnd(Onlooker onlooker) throws InterruptedException {
        awaitDelivered(Long.MAX_VALUE, onlooker);
    }

    /** Nobody lost and nobody doubled, as the far end says; and the API says of all that they were sent to. */
    void claimOnceEach(Campaign campaign, Onlooker onlooker) throws SQLException {
        Audit audit = farEnd().audit(campaign.content());
        run.claim(
                audit.people() == campaign.people()
                        && audit.exactlyOnce() == campaign.people()
                        && audit.moreThanOnce() == 0,
                campaign.bizNo() + ": nobody lost, nobody doubled at the far end",
                audit.exactlyOnce() + " of " + campaign.people() + " once, more than once " + audit.moreThanOnce());
        Standing last = onlooker.last().orElseThrow();
        run.claim(last.sent() == campaign.people(), campaign.bizNo() + ": all sent, says the API", last);
        long sends = farEnd().stats().sends();
        long noted = batches(campaign).attempts();
        run.claim(
                sends <= noted,
                campaign.bizNo() + ": each request was noted before it went out",
                sends + " of " + noted);
    }
}
