package io.wecomops.benchmarks.fault.permit;

import io.wecomops.benchmarks.fault.harness.RedisControl;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Redis holds of one pool, read at one moment.
 *
 * @param known members of the sorted set, those whose lease has ended and who were not swept yet among them
 * @param fences entries beside it, one for each member
 * @param lastEnd of a lease, in microseconds by Redis' clock; 0 where there is none
 */
record HeldPermits(long known, long fences, long lastEnd, Set<String> live) {
    private static final String READ = """
            local time = redis.call('TIME')
            local now = string.format('%.0f', time[1] * 1000000 + time[2])
            local last = redis.call('ZRANGE', KEYS[1], -1, -1, 'WITHSCORES')[2] or '0'
            return {redis.call('ZCARD', KEYS[1]), redis.call('HLEN', KEYS[2]), last,
                unpack(redis.call('ZRANGEBYSCORE', KEYS[1], '(' .. now, '+inf'))}
            """;

    static HeldPermits of(String pool, RedisControl redis) {
        String tag = ":{" + Holder.key(pool) + "}";
        List<Object> read = redis.read(READ, "wecom-ops:permit-holders:1" + tag, "wecom-ops:permit-fences:1" + tag);
        Set<String> live = new HashSet<>();
        read.subList(3, read.size()).forEach(owner -> live.add(owner.toString()));
        return new HeldPermits(
                (Long) read.get(0),
                (Long) read.get(1),
                (long) Double.parseDouble(read.get(2).toString()),
                live);
    }

    /** Live holders that nobody can be, and holders that should be live and are not. Empty where all is right. */
    Set<String> differences(FencedPool.Holders holders, Collection<String> deadNodes) {
        Set<String> wrong = new TreeSet<>();
        for (String owner : live) {
            if (!holders.possible().contains(owner)
                    && deadNodes.stream().noneMatch(node -> owner.startsWith(node + ":"))) {
                wrong.add(owner + " is held by nobody");
            }
        }
        for (String owner : holders.live()) {
            if (!live.contains(owner)) {
                wrong.add(owner + " is not held any more");
            }
        }
        if (known != fences) {
            wrong.add(known + " holders and " + fences + " fences");
        }
        return wrong;
    }
}
