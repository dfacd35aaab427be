package io.wecomops.application.network;

import io.wecomops.application.cache.CacheFamily;
import io.wecomops.application.cache.CacheParts;
import io.wecomops.application.cache.Lookup;
import io.wecomops.application.cache.ReadThrough;
import io.wecomops.application.cache.ReadThrough.NearLevel;
import io.wecomops.application.cache.WecomLoad;
import io.wecomops.application.token.AskWecom;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.CachePolicy;
import io.wecomops.domain.network.Direction;
import io.wecomops.domain.network.IpRanges;
import io.wecomops.domain.network.WecomAddresses;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.Locale;

/**
 * Lists WeCom's addresses. WeCom advises to ask daily, and serves old and new addresses for a while after a change: a list is
 * asked for again after 6 hours, and served for 2 days where WeCom cannot be asked. Thread-safe.
 */
public final class ListIpRanges {
    private static final Duration SOFT = Duration.ofHours(6);
    private static final Duration HARD = Duration.ofDays(2);
    private static final Duration ABSENCE = Duration.ofMinutes(1);

    private final CacheFamily<IpRanges> family;
    private final ReadThrough<IpRanges> cache;

    /**
     * @param app under whose token WeCom is asked; the addresses are the same for all
     * @param jitter of it only the jitter counts
     */
    public ListIpRanges(
            WecomAddresses addresses,
            AskWecom wecom,
            TokenKey app,
            CachePolicy jitter,
            NearLevel near,
            CacheParts parts) {
        var policy = new CachePolicy(SOFT, HARD, jitter.jitterMin(), jitter.jitterMax());
        family = new CacheFamily<>("ip-ranges", 1, new IpRangesForm(), policy, ABSENCE);
        cache = ReadThrough.of(
                family,
                near,
                key -> WecomLoad.of(wecom.ask(app, token -> addresses.ranges(token, direction(key)))),
                parts);
    }

    public Lookup<IpRanges> of(Direction direction) throws InterruptedException {
        return cache.get(family.key(direction.name().toLowerCase(Locale.ROOT)));
    }

    private static Direction direction(CacheKey key) {
        return Direction.valueOf(key.id().toUpperCase(Locale.ROOT));
    }
}
