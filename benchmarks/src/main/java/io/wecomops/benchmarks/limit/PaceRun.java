package io.wecomops.benchmarks.limit;

import io.wecomops.benchmarks.load.Windows;
import io.wecomops.domain.limit.Headroom;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.testservers.TestRedis;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Four processes that saturate one limit for a while.
 *
 * @param used the part of the limit that arrived, in the seconds after the first
 * @param worstSecond the most arrivals in any sliding second
 * @param warmSecond the same from the second second on, when each node has been through its first calls
 * @param worstTenSeconds the most in any sliding ten
 * @param worstMinute the most in any sliding sixty
 * @param worstSlots the most slots of any sliding second by Redis' clock; 0 where it was not watched
 * @param commandsPerGrant what clients sent to Redis for one arrival
 * @param leastShare what the node with the fewest had, as a part of a fair share
 * @param lost slots that were booked and not used, as a part of those that arrived
 */
record PaceRun(
        double used,
        int worstSecond,
        int warmSecond,
        int worstTenSeconds,
        int worstMinute,
        int worstSlots,
        double commandsPerGrant,
        double leastShare,
        double lost) {
    static final int NODES = 4;
    private static final long SECOND = 1_000_000_000L;
    private static final int THREADS = 16;
    private static final int WARM_UP = 2;

    /** @param skew by how much the first node's wall clock is ahead, and the last one's behind */
    static PaceRun of(TestRedis redis, Contender contender, int perSecond, int seconds, Duration skew)
            throws Exception {
        String key = "pace-" + UUID.randomUUID();
        try (Receiver receiver = Receiver.start();
                CommandCount commands = new CommandCount(redis.url());
                SlotLog slots = SlotLog.start(
                        redis.url(),
                        key,
                        Headroom.in(RateLimit.perSecond(perSecond)).spacingMicros())) {
            List<NodeProcess> nodes = new ArrayList<>();
            try {
                for (int node = 0; node < NODES; node++) {
                    Duration off = node == 0 ? skew : node == NODES - 1 ? skew.negated() : Duration.ZERO;
                    nodes.add(start(redis, contender, key, perSecond, receiver, node, off));
                }
                nodes.forEach(NodeProcess::go);
                Thread.sleep(WARM_UP * 1_000L);
                if (contender != Contender.OURS) {
                    slots.end(); // its stream would cost the peers something
                }
                int before = receiver.arrivals().size();
                commands.reset();
                Thread.sleep(seconds * 1_000L);
                long sent = commands.of(contender);
                List<Receiver.Arrival> arrivals = receiver.arrivals();
                long lost = 0;
                for (NodeProcess node : nodes) {
                    lost += node.lost();
                }
                return judged(
                        arrivals,
                        perSecond,
                        seconds,
                        slots.slots(),
                        (double) sent / (arrivals.size() - before),
                        (double) lost / arrivals.size());
            } finally {
                nodes.forEach(NodeProcess::close);
            }
        }
    }

    static NodeProcess start(
            TestRedis redis, Contender contender, String key, int perSecond, Receiver receiver, int node, Duration skew)
            throws IOException {
        return NodeProcess.start(
                contender,
                redis.url(),
                skew,
                key,
                Integer.toString(perSecond),
                Integer.toString(THREADS),
                Integer.toString(receiver.port()),
                Integer.toString(node));
    }

    private static PaceRun judged(
            List<Receiver.Arrival> arrivals,
            int perSecond,
            int seconds,
            long[] slots,
            double commandsPerGrant,
            double lost) {
        long[] instants = arrivals.stream().mapToLong(Receiver.Arrival::nanos).toArray();
        long from = arrivals.getFirst().nanos() + SECOND;
        double used = (double) Windows.count(instants, from, from + seconds * SECOND) / perSecond / seconds;
        long[] shares = new long[NODES];
        arrivals.forEach(arrival -> shares[arrival.node()]++);
        double least = Arrays.stream(shares).min().orElseThrow() * (double) NODES / arrivals.size();
        return new PaceRun(
                used,
                Windows.fullest(instants, SECOND),
                Windows.fullest(Arrays.stream(instants).filter(at -> at >= from).toArray(), SECOND),
                Windows.fullest(instants, 10 * SECOND),
                Windows.fullest(instants, 60 * SECOND),
                Windows.fullest(slots, 1_000_000),
                commandsPerGrant,
                least,
                lost);
    }
}
