package io.wecomops.adapters.memory.limit;

import io.wecomops.domain.limit.Admission;
import io.wecomops.domain.limit.Counted;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.MemberLimits;
import io.wecomops.domain.limit.MemberQuota;
import io.wecomops.domain.limit.Outreach;
import io.wecomops.domain.limit.QuotaLeft;
import io.wecomops.domain.message.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The people of one node's apps. */
public final class MemoryMemberQuota implements MemberQuota {
    private final InstantSource clock;
    private final Map<LimitKey, PeopleOfApp> people = new HashMap<>();
    private final Map<LimitKey, PersonTimes> days = new HashMap<>();

    public MemoryMemberQuota(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Admission admit(Outreach outreach, MemberLimits limits) {
        PersonTimes day = dayOf(outreach.app());
        if (!day.haveRoomFor(outreach.personTimes(), limits)) {
            return new Admission.DayUsedUp(
                    limits.personTimesADay().orElseThrow(), day.untilNext(), day.isFirstRefusal());
        }
        PeopleOfApp its = peopleOf(outreach.app());
        Optional<LimitKey> campaign = outreach.campaign().filter(named -> its.hasRoomFor(named, limits));
        if (campaign.isPresent() && its.isQuiet()) {
            return counted(outreach, limits, campaign, List.of());
        }
        List<UserId> members = outreach.members().get();
        return its.full(members, campaign.map(Set::of).orElse(Set.of()), limits).stream()
                .max(Comparator.comparing(Admission.MemberFull::retryAfter))
                .<Admission>map(longest -> longest)
                .orElseGet(() -> counted(outreach, limits, campaign, members));
    }

    private Admission counted(
            Outreach outreach, MemberLimits limits, Optional<LimitKey> campaign, List<UserId> members) {
        PeopleOfApp its = peopleOf(outreach.app());
        long today = dayOf(outreach.app()).count(outreach.personTimes(), limits);
        campaign.ifPresent(named -> its.count(named, limits));
        List<UserId> oneByOne = campaign.isPresent() ? List.of() : members;
        long mark = its.count(oneByOne, limits);
        return new Admission.Admitted(new Counted(outreach.app(), oneByOne, mark, outreach.personTimes(), today));
    }

    @Override
    public synchronized void giveBack(Counted counted) {
        peopleOf(counted.app()).takeBack(counted.members(), counted.stamp());
        dayOf(counted.app()).takeBack(counted.personTimes(), counted.day());
    }

    @Override
    public synchronized QuotaLeft left(LimitKey app, List<UserId> members, MemberLimits limits) {
        Map<UserId, Duration> full = new HashMap<>();
        peopleOf(app).full(members, Set.of(), limits).forEach(one -> full.put(one.member(), one.retryAfter()));
        OptionalLong day = limits.personTimesADay();
        return new QuotaLeft(day.isEmpty() ? day : OptionalLong.of(dayOf(app).left(day.getAsLong())), full);
    }

    private PeopleOfApp peopleOf(LimitKey app) {
        return people.computeIfAbsent(app, _ -> new PeopleOfApp(clock));
    }

    private PersonTimes dayOf(LimitKey app) {
        return days.computeIfAbsent(app, _ -> new PersonTimes(clock));
    }
}
