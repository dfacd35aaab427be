package io.wecomops.adapters.memory.limit;

import io.wecomops.adapters.memory.expiry.EndingMap;
import io.wecomops.domain.limit.Admission;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.MemberLimits;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.message.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** What one app's members were sent, each message by its time. Not thread-safe. */
final class PeopleOfApp {
    private final SteadyClock clock;
    private final Map<LimitKey, Long> campaigns = new HashMap<>();
    private final EndingMap<UserId, List<Long>> sent;
    private long longest;
    private long lastSent = Long.MIN_VALUE;

    PeopleOfApp(InstantSource clock) {
        this.clock = new SteadyClock(clock);
        sent = new EndingMap<>(
                clock, (times, _) -> times.isEmpty() || times.getLast() + longest <= this.clock.millis());
    }

    /** Whether a campaign may count once for everybody beside those that do. */
    boolean hasRoomFor(LimitKey campaign, MemberLimits limits) {
        long now = clock.millis();
        return limits.ofOneMember().stream()
                .allMatch(limit -> 1
                                + others(Set.of(campaign), now - limits.countsMillis(limit))
                                        .count()
                        <= MemberLimits.campaignsUnder(limit));
    }

    /** Whether nobody was sent anything one by one of late. */
    boolean isQuiet() {
        return lastSent + longest <= clock.millis() || lastSent == Long.MIN_VALUE;
    }

    /**
     * Those of {@code members} who have no room for one more.
     *
     * @param campaign the one that it is counted under; none where it is counted one by one
     */
    List<Admission.MemberFull> full(Collection<UserId> members, Set<LimitKey> campaign, MemberLimits limits) {
        List<Admission.MemberFull> full = new ArrayList<>();
        for (UserId member : members) {
            long wait = 0;
            RateLimit which = limits.shorter();
            for (RateLimit limit : limits.ofOneMember()) {
                long more = waitFor(member, campaign, limit, limits.countsMillis(limit));
                which = more > wait ? limit : which;
                wait = Math.max(wait, more);
            }
            if (wait > 0) {
                full.add(new Admission.MemberFull(member, which, Duration.ofMillis(wait)));
            }
        }
        return full;
    }

    private long waitFor(UserId member, Set<LimitKey> campaign, RateLimit limit, long length) {
        long now = clock.millis();
        long[] counted = LongStream.concat(
                        timesOf(member).stream().mapToLong(Long::longValue).filter(time -> time > now - length),
                        others(campaign, now - length))
                .sorted()
                .toArray();
        int mustEnd = counted.length + 1 - limit.permits();
        return mustEnd <= 0 ? 0 : counted[mustEnd - 1] + length - now;
    }

    /** When campaigns that still count last sent, but for {@code own}. */
    private LongStream others(Set<LimitKey> own, long since) {
        return campaigns.entrySet().stream()
                .filter(campaign -> !own.contains(campaign.getKey()))
                .mapToLong(Map.Entry::getValue)
                .filter(time -> time > since);
    }

    void count(LimitKey campaign, MemberLimits limits) {
        long now = clock.millis();
        longest = limits.countsMillis(limits.longer());
        campaigns.values().removeIf(time -> time <= now - longest);
        campaigns.put(campaign, now);
    }

    /** Counts one by one; the mark that takes it back. */
    long count(Collection<UserId> members, MemberLimits limits) {
        long now = clock.millis();
        longest = limits.countsMillis(limits.longer());
        lastSent = members.isEmpty() ? lastSent : now;
        for (UserId member : members) {
            List<Long> times = new ArrayList<>(timesOf(member));
            times.removeIf(time -> time <= now - longest);
            times.add(now);
            sent.put(member, times);
        }
        return now;
    }

    void takeBack(Collection<UserId> members, long mark) {
        members.forEach(member -> timesOf(member).remove(Long.valueOf(mark)));
    }

    private List<Long> timesOf(UserId member) {
        return sent.get(member).orElseGet(ArrayList::new);
    }
}
