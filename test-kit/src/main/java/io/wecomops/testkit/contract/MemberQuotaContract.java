package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.limit.Admission;
import io.wecomops.domain.limit.Counted;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.MemberLimits;
import io.wecomops.domain.limit.MemberQuota;
import io.wecomops.domain.limit.Outreach;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.message.UserId;
import io.wecomops.testkit.AtOnce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link MemberQuota} must do. */
public abstract class MemberQuotaContract {
    private static final UserId ANNA = new UserId("anna@example-1.com");
    private static final UserId BO = new UserId("bo");
    private static final MemberLimits THREE = limits(3, Duration.ofMinutes(1), 5, Duration.ofHours(1));

    private final LimitKey app = new LimitKey("people:" + UUID.randomUUID());

    protected abstract MemberQuota quota();

    /** Lets {@code time} pass by the quota's clock: a manual clock moves, a real server is waited for. */
    protected abstract void pass(Duration time);

    /** The quota's own clock. */
    protected abstract Instant now();

    @Test
    void memberGetsItsLimitAndThenHasToWait() {
        assertThat(sent(3, ANNA)).isEqualTo(3);
        assertFull(ANNA, THREE.shorter(), 60, send(THREE, ANNA));
        assertThat(sent(1, BO)).isEqualTo(1);
    }

    @Test
    void windowSlides() {
        MemberLimits quick = limits(2, Duration.ofMillis(400), 100, Duration.ofHours(1));
        assertAdmitted(send(quick, ANNA));
        assertAdmitted(send(quick, ANNA));
        Admission.MemberFull full = (Admission.MemberFull) send(quick, ANNA);
        pass(full.retryAfter());
        assertAdmitted(send(quick, ANNA));
    }

    @Test
    void longerWindowHoldsWhenTheShorterHasRoomAgain() {
        MemberLimits quick = limits(2, Duration.ofMillis(1), 3, Duration.ofHours(1));
        for (int each = 0; each < 3; each++) {
            assertAdmitted(send(quick, ANNA));
            pass(Duration.ofMillis(3));
        }
        assertFull(ANNA, quick.longer(), 3600, send(quick, ANNA));
    }

    @Test
    void whatMayArriveLateCountsLonger() {
        MemberLimits late =
                new MemberLimits(THREE.shorter(), THREE.longer(), OptionalLong.empty(), Duration.ofSeconds(30));
        for (int each = 0; each < 3; each++) {
            assertAdmitted(send(late, ANNA));
        }
        assertFull(ANNA, THREE.shorter(), 90, send(late, ANNA));
    }

    @Test
    void allMembersOrNobody() {
        sent(3, ANNA);
        assertFull(ANNA, THREE.shorter(), 60, send(THREE, BO, ANNA));
        assertThat(sent(4, BO)).isEqualTo(3);
    }

    @Test
    void whatWasNotSentIsGivenBack() {
        sent(2, ANNA);
        Counted last = counted(send(THREE, ANNA, BO));
        quota().giveBack(last);
        assertThat(sent(2, ANNA)).isEqualTo(1);
        assertThat(sent(4, BO)).isEqualTo(3);
    }

    @Test
    void campaignCountsOnceForEverybodyHoweverManyPartsItHas() {
        for (int part = 0; part < 50; part++) {
            assertThat(counted(send(THREE, "campaign", new UserId("part" + part)))
                            .members())
                    .isEmpty();
        }
        assertThat(sent(3, BO)).isEqualTo(2);
    }

    @Test
    void campaignNeedNotNameItsPeopleWhileNobodyElseIsSentAnything() {
        for (int part = 0; part < 2; part++) {
            var outreach = new Outreach(app, 300, Optional.of(new LimitKey("campaign")), () -> {
                throw new AssertionError("nobody is near a limit");
            });
            assertAdmitted(quota().admit(outreach, THREE));
        }
    }

    @Test
    void partWithAFullMemberWaitsAndTheOthersGoOn() {
        sent(3, ANNA);
        assertFull(ANNA, THREE.shorter(), 60, send(THREE, "campaign", ANNA));
        assertAdmitted(send(THREE, "campaign", BO));
    }

    @Test
    void manyCampaignsAtOnceLeaveRoomForOneAnother() {
        var thirty = limits(30, Duration.ofMinutes(1), 1000, Duration.ofHours(1));
        for (int each = 0; each < 40; each++) {
            assertAdmitted(send(thirty, "campaign-" + each, new UserId("user" + each)));
        }
    }

    @Test
    void nobodyGetsMoreFromManyCampaignsThanFromAnythingElse() {
        var thirty = limits(30, Duration.ofMinutes(1), 1000, Duration.ofHours(1));
        long admitted = IntStream.range(0, 40)
                .filter(each -> send(thirty, "campaign-" + each, ANNA) instanceof Admission.Admitted)
                .count();
        assertThat(admitted).isEqualTo(30);
    }

    @Test
    void dayHasItsPersonTimes() {
        MemberLimits ten = aDay(10);
        assertAdmitted(send(ten, 6, ANNA));
        Admission.DayUsedUp first = (Admission.DayUsedUp) send(ten, 5, BO);
        assertThat(first.limit()).isEqualTo(10);
        assertThat(first.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofDays(1));
        assertThat(first.firstOfTheDay()).isTrue();
        assertThat(((Admission.DayUsedUp) send(ten, 5, BO)).firstOfTheDay()).isFalse();
        assertAdmitted(send(ten, 4, BO));
        assertAdmitted(send(ten, 0, ANNA));
    }

    @Test
    void personTimesAreGivenBack() {
        MemberLimits ten = aDay(10);
        quota().giveBack(counted(send(ten, 10, ANNA)));
        assertAdmitted(send(ten, 10, BO));
    }

    @Test
    void personTimesAreCountedAlsoWhileNoneAreLimited() {
        assertAdmitted(send(aDay(), 6, ANNA));
        assertThat(quota().left(app, List.of(), aDay(10)).personTimesToday()).hasValue(4);
    }

    @Test
    void whatIsLeftIsToldAndNothingIsCounted() {
        MemberLimits ten = aDay(10);
        assertThat(quota().left(app, List.of(ANNA), ten).personTimesToday()).hasValue(10);
        for (int each = 0; each < 3; each++) {
            assertAdmitted(send(ten, 2, ANNA));
        }
        var left = quota().left(app, List.of(ANNA, BO), ten);
        assertThat(quota().left(app, List.of(), ten).personTimesToday()).isEqualTo(left.personTimesToday());
        assertThat(left.personTimesToday()).hasValue(4);
        assertThat(left.full()).containsOnlyKeys(ANNA);
        assertThat(left.full().get(ANNA)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));
        assertThat(quota().left(app, List.of(BO), THREE).personTimesToday()).isEmpty();
    }

    @Test
    void appsAreApart() {
        sent(3, ANNA);
        var other = new Outreach(new LimitKey("people:" + UUID.randomUUID()), 1, Optional.empty(), () -> List.of(ANNA));
        assertAdmitted(quota().admit(other, THREE));
    }

    @Test
    void manyAtOnceGetNoMoreThanTheLimit() {
        var thirty = limits(30, Duration.ofMinutes(1), 1000, Duration.ofHours(1));
        long admitted = AtOnce.call(60, _ -> send(thirty, ANNA) instanceof Admission.Admitted).stream()
                .filter(yes -> yes)
                .count();
        assertThat(admitted).isEqualTo(30);
    }

    @Test
    void thousandPeopleAreCountedAtOnce() {
        UserId[] all = IntStream.range(0, 1000)
                .mapToObj(each -> new UserId("user" + each))
                .toArray(UserId[]::new);
        for (int each = 0; each < 3; each++) {
            assertThat(counted(send(THREE, all)).members()).hasSize(1000);
        }
        assertThat(send(THREE, all)).isInstanceOf(Admission.MemberFull.class);
    }

    @Test
    void noWindowHoldsMoreThanItsLimit() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        MemberLimits quick = limits(4, Duration.ofMillis(200), 9, Duration.ofMillis(600));
        List<Instant> arrivals = new ArrayList<>();
        for (int each = 0; each < 120; each++) {
            boolean large = random.nextInt(5) == 0;
            Admission answer = large ? send(quick, "campaign-" + each, ANNA) : send(quick, ANNA);
            if (answer instanceof Admission.Admitted) {
                arrivals.add(now());
            }
            pass(Duration.ofMillis(random.nextInt(15)));
        }
        for (RateLimit limit : quick.ofOneMember()) {
            // the clock is read a moment after it was counted
            Duration length = limit.period().minus(Duration.ofMillis(60));
            for (Instant from : arrivals) {
                assertThat(arrivals.stream()
                                .filter(at -> !at.isBefore(from) && at.isBefore(from.plus(length)))
                                .count())
                        .as("seed %d, from %s", seed, from)
                        .isLessThanOrEqualTo(limit.permits());
            }
        }
        assertThat(arrivals).as("seed %d", seed).hasSizeGreaterThan(9);
    }

    protected static MemberLimits limits(int shorter, Duration period, int longer, Duration longerPeriod) {
        return new MemberLimits(
                new RateLimit(shorter, period),
                new RateLimit(longer, longerPeriod),
                OptionalLong.empty(),
                Duration.ZERO);
    }

    private static MemberLimits aDay(long... personTimes) {
        return new MemberLimits(
                THREE.shorter(),
                THREE.longer(),
                personTimes.length == 0 ? OptionalLong.empty() : OptionalLong.of(personTimes[0]),
                Duration.ZERO);
    }

    private Admission send(MemberLimits limits, UserId... members) {
        return send(limits, 1, members);
    }

    private Admission send(MemberLimits limits, int personTimes, UserId... members) {
        return quota().admit(new Outreach(app, personTimes, Optional.empty(), () -> List.of(members)), limits);
    }

    private Admission send(MemberLimits limits, String campaign, UserId... members) {
        return quota().admit(new Outreach(app, 1, Optional.of(new LimitKey(campaign)), () -> List.of(members)), limits);
    }

    /** How many of {@code messages} to the member were admitted. */
    private long sent(int messages, UserId member) {
        return IntStream.range(0, messages)
                .filter(_ -> send(THREE, member) instanceof Admission.Admitted)
                .count();
    }

    private static void assertAdmitted(Admission answer) {
        assertThat(answer).isInstanceOf(Admission.Admitted.class);
    }

    private static Counted counted(Admission answer) {
        return ((Admission.Admitted) answer).counted();
    }

    private static void assertFull(UserId member, RateLimit limit, long seconds, Admission answer) {
        Admission.MemberFull full = (Admission.MemberFull) answer;
        assertThat(full.member()).isEqualTo(member);
        assertThat(full.limit()).isEqualTo(limit);
        assertThat(full.retryAfter()).isBetween(Duration.ofSeconds(seconds - 20), Duration.ofSeconds(seconds + 2));
    }
}
