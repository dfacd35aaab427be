package io.wecomops.adapters.redis.limit;

import io.wecomops.adapters.redis.call.KeySpace;
import io.wecomops.adapters.redis.call.LuaScript;
import io.wecomops.adapters.redis.call.RedisCalls;
import io.wecomops.adapters.redis.call.Reply;
import io.wecomops.domain.limit.Admission;
import io.wecomops.domain.limit.Counted;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.MemberLimits;
import io.wecomops.domain.limit.MemberQuota;
import io.wecomops.domain.limit.Outreach;
import io.wecomops.domain.limit.QuotaLeft;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.message.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One command for a few people; one for a part of a campaign too, which names its people only where somebody may be near a limit. */
public final class RedisMemberQuota implements MemberQuota {
    private static final int FULL = 11;
    private static final int OF_EACH = 3;

    private final RedisCalls calls;
    private final KeySpace keys;
    private final Map<LimitKey, HeardPeople> heard = new ConcurrentHashMap<>();

    public RedisMemberQuota(RedisCalls calls, KeySpace keys) {
        this.calls = calls;
        this.keys = keys;
    }

    @Override
    public Admission admit(Outreach outreach, MemberLimits limits) {
        List<UserId> named =
                outreach.campaign().isPresent() ? List.of() : outreach.members().get();
        Reply reply = ask("take", outreach, limits, named);
        if (reply.text(0).equals("name")) {
            named = outreach.members().get();
            reply = ask("take", outreach, limits, named);
        }
        return switch (reply.text(0)) {
            case "taken" -> {
                List<UserId> oneByOne = reply.yes(4) ? named : List.of();
                yield new Admission.Admitted(new Counted(
                        outreach.app(), oneByOne, reply.number(3), outreach.personTimes(), reply.number(5)));
            }
            case "day" ->
                new Admission.DayUsedUp(
                        limits.personTimesADay().orElseThrow(), Duration.ofMillis(reply.number(1)), reply.yes(2));
            default -> longestOf(full(reply, limits, named));
        };
    }

    @Override
    public void giveBack(Counted counted) {
        List<String> names = new ArrayList<>(List.of(appKey(counted.app())));
        counted.members().forEach(member -> names.add(memberKey(counted.app(), member)));
        calls.run(LuaScript.GIVE_BACK_PEOPLE, names, counted.personTimes(), counted.day(), counted.stamp());
    }

    @Override
    public QuotaLeft left(LimitKey app, List<UserId> members, MemberLimits limits) {
        Reply reply = ask("look", new Outreach(app, 0, Optional.empty(), () -> members), limits, members);
        Map<UserId, Duration> waits = new HashMap<>();
        full(reply, limits, members).forEach(one -> waits.put(one.member(), one.retryAfter()));
        OptionalLong day = limits.personTimesADay();
        return new QuotaLeft(
                day.isEmpty() ? day : OptionalLong.of(Math.max(0, day.getAsLong() - reply.number(10))), waits);
    }

    private Reply ask(String what, Outreach outreach, MemberLimits limits, List<UserId> members) {
        LimitKey app = outreach.app();
        List<String> names = new ArrayList<>(List.of(appKey(app), keys.key("campaigns:1", app)));
        members.forEach(member -> names.add(memberKey(app, member)));
        HeardPeople before = heard.getOrDefault(app, HeardPeople.NOTHING);
        List<Object> arguments = new ArrayList<>(List.of(
                what,
                outreach.personTimes(),
                outreach.campaign().map(LimitKey::value).orElse(""),
                limits.personTimesADay().orElse(0),
                limits.lateness().toMillis()));
        for (RateLimit limit : limits.ofOneMember()) {
            arguments.addAll(List.of(limit.permits(), limits.countsMillis(limit), MemberLimits.campaignsUnder(limit)));
        }
        arguments.addAll(before.values());
        Reply reply = calls.run(LuaScript.ADMIT_PEOPLE, names, arguments.toArray());
        heard.put(app, HeardPeople.of(reply));
        return reply;
    }

    private static List<Admission.MemberFull> full(Reply reply, MemberLimits limits, List<UserId> members) {
        List<Admission.MemberFull> full = new ArrayList<>();
        for (int at = FULL; at < reply.size(); at += OF_EACH) {
            full.add(new Admission.MemberFull(
                    members.get((int) reply.number(at) - 1),
                    limits.ofOneMember().get((int) reply.number(at + 1) - 1),
                    Duration.ofMillis(reply.number(at + 2))));
        }
        return full;
    }

    private static Admission longestOf(List<Admission.MemberFull> full) {
        return Stream.of(full)
                .flatMap(List::stream)
                .max((one, other) -> one.retryAfter().compareTo(other.retryAfter()))
                .orElseThrow();
    }

    private String appKey(LimitKey app) {
        return keys.key("people:1", app);
    }

    private String memberKey(LimitKey app, UserId member) {
        return keys.key("member:1", app, member);
    }
}
