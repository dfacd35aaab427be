package io.wecomops.application.masstask;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.application.cache.Lookup;
import io.wecomops.application.masstask.Forecast.Kind;
import io.wecomops.application.masstask.Forecast.Note;
import io.wecomops.application.masstask.Forecast.Warning;
import io.wecomops.application.masstask.PreflightMassTask.Answer;
import io.wecomops.domain.directory.Contact;
import io.wecomops.domain.directory.TagId;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.error.Fault;
import io.wecomops.domain.limit.QuotaLeft;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.Gate;
import io.wecomops.domain.masstask.GrayPlan;
import io.wecomops.domain.masstask.Groups;
import io.wecomops.domain.masstask.RecentTasks;
import io.wecomops.domain.masstask.RecentTasks.Same;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.Submission;
import io.wecomops.domain.message.Message;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.message.SealedRequest;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.Apps;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.trace.TraceId;
import io.wecomops.domain.upload.AwaitedSubmission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreflightMassTaskTest {
    private static final AgentId AGENT = new AgentId(7);
    private static final Instant NOW = Instant.parse("2026-03-04T04:10:00Z");
    private static final Message TEXT = new Message.Text("hello");

    private final FakeMassTasks tasks = new FakeMassTasks();
    private final List<Same> same = new ArrayList<>();
    private QuotaLookup quota = (_, _) -> new QuotaLeft(OptionalLong.empty(), Map.of());
    private Instant now = NOW;

    private static final RequestSealer SEALER = (_, message, users, _) -> new SealedRequest(
            new byte
                    [100
                            + message.toString().length()
                            + users.stream().mapToInt(u -> u.value().length()).sum()]);

    private final RecentTasks recent = (_, _, schedule, _) -> new RecentTasks.Look(
            now, schedule.sendAt().filter(at -> at.isAfter(now)).orElse(now), same);

    private static Lookup<Contact> contact(TokenKey app, UserId user) {
        return user.value().startsWith("ghost")
                ? new Lookup.Absent<>()
                : new Lookup.Found<>(new Contact(user, "", List.of(), true));
    }

    private static Expander.Expansion expanded(AgentId agent, Audience asked) {
        return asked.groups().isEmpty()
                ? new Expander.Expansion.People(asked)
                : new Expander.Expansion.Faulty(new Fault("/tags/0", "is no tag"));
    }

    private PreflightMassTask preflight() {
        return new PreflightMassTask(
                new DraftTask(tasks, SEALER, new BatchPlan(300), PreflightMassTaskTest::expanded),
                tasks,
                SEALER,
                recent,
                new PreflightWarnings(PreflightMassTaskTest::contact, (app, members) -> quota.left(app, members)),
                Apps.only(new TokenKey(new CorpId("ww1"), AGENT)),
                RateLimit.perSecond(1));
    }

    private static Submission submission(Schedule schedule, List<UserId> users) {
        return new Submission(
                new BizNo("b-1"), AGENT, TEXT, new Audience(users), DeliveryMode.EFFECTIVELY_ONCE, schedule);
    }

    private static Submission to(String... users) {
        return submission(Schedule.AT_ONCE, Stream.of(users).map(UserId::new).toList());
    }

    private static List<UserId> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> new UserId("p" + i)).toList();
    }

    private Forecast forecast(Submission submission) {
        var answer = preflight().lookAhead(submission);
        assertThat(tasks.accepted()).as("nothing is stored").isEmpty();
        assertThat(answer).isInstanceOf(Answer.Foreseen.class);
        return ((Answer.Foreseen) answer).forecast();
    }

    private static Schedule at(Instant time) {
        return new Schedule(Optional.of(time), Optional.empty());
    }

    private static Schedule gray(Gate gate) {
        return new Schedule(Optional.empty(), Optional.of(new GrayPlan(List.of(10, 100), gate)));
    }

    @Test
    void figuresAreThoseOfTheSealedRequests() {
        var users = new ArrayList<>(people(601));
        users.add(new UserId("P0"));
        var forecast = forecast(submission(Schedule.AT_ONCE, users));
        assertThat(forecast.people()).contains(new Forecast.People(602, 1, 601));
        assertThat(forecast.calls()).hasValue(3);
        long ids = users.stream()
                .distinct()
                .mapToInt(user -> user.value().length())
                .sum();
        assertThat(forecast.bytes().total())
                .hasValue(3L * (100 + TEXT.toString().length()) + ids);
        assertThat(forecast.bytes().largest().orElseThrow())
                .isGreaterThan(1_000)
                .isLessThan(2_000);
        assertThat(forecast.start()).isEqualTo(NOW);
        assertThat(forecast.earliestEnd().orElseThrow()).isBetween(NOW.plusSeconds(2), NOW.plusMillis(2_100));
    }

    @Test
    void aLaterStartPutsTheEndOff() {
        var later = NOW.plus(Duration.ofHours(3)).plusSeconds(300);
        assertThat(forecast(submission(at(later), people(3))).earliestEnd()).contains(later);
    }

    @Test
    void anAutomaticGateHoldsOnAndAPersonIsTakenToWaitForNothing() {
        var held = forecast(submission(gray(new Gate.Auto(0.1, Duration.ofMinutes(10))), people(600)));
        assertThat(held.calls()).as("60 people, then 300 and 240").hasValue(3);
        assertThat(held.earliestEnd().orElseThrow()).isBetween(NOW.plusSeconds(601), NOW.plusMillis(601_100));
        assertThat(held.notes()).extracting(Note::pointer).doesNotContain("/earliest_end");
        var manual = forecast(submission(gray(new Gate.Manual()), people(600)));
        assertThat(manual.earliestEnd().orElseThrow()).isBetween(NOW.plusSeconds(2), NOW.plusMillis(2_100));
        assertThat(manual.notes()).anySatisfy(note -> assertThat(note.detail()).contains("a person opens 1 gates"));
    }

    @Test
    void whatTheTaskWouldBeRefusedForIsRefused() {
        var tag = new Groups(List.of(), List.of(new TagId(7)), false);
        var submission = new Submission(
                new BizNo("b-1"), AGENT, TEXT, new Audience(List.of(), Map.of(), tag), DeliveryMode.EFFECTIVELY_ONCE);
        assertThat(preflight().lookAhead(submission))
                .isEqualTo(new Answer.Refused(new SubmitMassTask.Answer.Faulty(new Fault("/tags/0", "is no tag"))));
    }

    @Test
    void aNumberThatIsTakenIsAConflictAndTheSameBodyIsKnown() {
        var submit =
                new SubmitMassTask(tasks, SEALER, new BatchPlan(300), PreflightMassTaskTest::expanded, new WorkBell());
        submit.submit(to("ann"), new TraceId("t"));
        assertThat(preflight().lookAhead(to("ann"))).isInstanceOf(Answer.Known.class);
        assertThat(preflight().lookAhead(to("ben")))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.why()).isInstanceOf(SubmitMassTask.Answer.Conflict.class));
        assertThat(preflight().lookAhead(awaited("b-1")))
                .as("a task with its people is another one")
                .isInstanceOf(Answer.Refused.class);
    }

    private List<Kind> warnedOf(Submission submission) {
        return forecast(submission).warnings().stream().map(Warning::kind).toList();
    }

    @Test
    void aSoundTaskIsNotWarnedOf() {
        assertThat(warnedOf(to("ann", "ben"))).isEmpty();
    }

    @Test
    void aStartAroundAFullOrHalfHourIsWarnedOf() {
        for (String near : List.of("04:59:01", "05:00:00", "05:00:59", "05:29:01", "05:30:59")) {
            now = Instant.parse("2026-03-04T" + near + "Z");
            assertThat(warnedOf(to("ann"))).as(near).containsExactly(Kind.FULL_OR_HALF_HOUR);
        }
        for (String far : List.of("04:59:00", "05:01:00", "05:29:00", "05:31:00", "05:15:00")) {
            now = Instant.parse("2026-03-04T" + far + "Z");
            assertThat(warnedOf(to("ann"))).as(far).isEmpty();
        }
        now = NOW;
        assertThat(warnedOf(submission(at(Instant.parse("2026-03-05T01:30:00Z")), people(1))))
                .containsExactly(Kind.FULL_OR_HALF_HOUR);
    }

    @Test
    void aStartThatHasPassedIsWarnedOf() {
        assertThat(warnedOf(submission(at(NOW.minusSeconds(1)), people(1)))).containsExactly(Kind.SEND_AT_HAS_PASSED);
    }

    @Test
    void aTaskWithTheSameMessageIsNamed() {
        same.add(new Same(new BizNo("twin"), NOW.minusSeconds(60)));
        same.add(new Same(new BizNo("older"), NOW.minusSeconds(600)));
        assertThat(forecast(to("ann")).warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.kind()).isEqualTo(Kind.SAME_MESSAGE);
            assertThat(warning.detail()).contains("twin", "1 more", "12:09:00+08:00");
        });
    }

    @Test
    void peopleWhomNobodyKnowsAreNamed() {
        assertThat(forecast(to("ann", "ghost-1", "GHOST-1", "ghost-2")).warnings())
                .containsExactly(new Warning(
                        Kind.UNKNOWN_PEOPLE, "2 are unknown to WeCom, or not visible to the app: ghost-1, ghost-2"));
        var many = Stream.concat(people(20).stream(), Stream.of(new UserId("ghost")))
                .toList();
        var forecast = forecast(submission(Schedule.AT_ONCE, many));
        assertThat(forecast.warnings()).isEmpty();
        assertThat(forecast.notes())
                .anySatisfy(note -> assertThat(note.detail()).contains("more than 20"));
    }

    @Test
    void withoutCountsThereIsNoQuotaAndANote() {
        var forecast = forecast(to("ann"));
        assertThat(forecast.quotaLeftToday()).isEmpty();
        assertThat(forecast.notes()).extracting(Note::pointer).containsExactly("/quota_left_today");
    }

    @Test
    void peopleBeyondTheirLimitAndATaskBeyondTheQuotaAreWarnedOf() {
        quota = (_, members) -> new QuotaLeft(
                OptionalLong.of(1_500),
                members.contains(new UserId("p1200")) ? Map.of(new UserId("p1200"), Duration.ofSeconds(9)) : Map.of());
        var forecast = forecast(submission(Schedule.AT_ONCE, people(2_001)));
        assertThat(forecast.quotaLeftToday()).hasValue(1_500);
        assertThat(forecast.warnings())
                .extracting(Warning::kind)
                .containsExactly(Kind.OVER_MEMBER_LIMIT, Kind.OVER_QUOTA);
        assertThat(forecast.warnings().getFirst().detail()).contains("p1200");
        assertThat(warnedOf(submission(at(NOW.plus(Duration.ofDays(1))), people(2_001))))
                .as("another day has another quota")
                .isEmpty();
    }

    @Test
    void countsThatCannotBeAskedForAreDoneWithout() {
        quota = (_, _) -> {
            throw new DependencyUnavailableException("redis", "counting", new IllegalStateException("down"));
        };
        assertThat(forecast(to("ann")).notes())
                .containsExactly(new Note("/quota_left_today", "could not be asked for: redis is unavailable"));
    }

    private static AwaitedSubmission awaited(String bizNo) {
        return new AwaitedSubmission(new BizNo(bizNo), AGENT, TEXT, DeliveryMode.EFFECTIVELY_ONCE);
    }

    @Test
    void withoutThePeopleWhatCanBeSaidIsSaid() {
        same.add(new Same(new BizNo("twin"), NOW));
        quota = (_, _) -> new QuotaLeft(OptionalLong.of(9), Map.of());
        var forecast = ((Answer.Foreseen) preflight().lookAhead(awaited("b-1"))).forecast();
        assertThat(forecast.people()).isEmpty();
        assertThat(forecast.calls()).isEmpty();
        assertThat(forecast.earliestEnd()).isEmpty();
        assertThat(forecast.bytes())
                .isEqualTo(new Forecast.Bytes(
                        OptionalLong.empty(),
                        OptionalInt.empty(),
                        OptionalInt.of(100 + TEXT.toString().length())));
        assertThat(forecast.quotaLeftToday()).hasValue(9);
        assertThat(forecast.warnings()).extracting(Warning::kind).containsExactly(Kind.SAME_MESSAGE);
        assertThat(forecast.notes())
                .extracting(Note::pointer)
                .containsExactly("/recipients", "/calls", "/bytes", "/earliest_end");
        assertThat(tasks.accepted()).isEmpty();
    }

    @Test
    void aDirectoryThatIsAwayIsNoFault() {
        var away = new PreflightWarnings(
                (_, _) -> new Lookup.Unavailable<>(Reason.UNREACHABLE, "away", Duration.ofSeconds(1)), quota);
        var findings = new Findings();
        away.ofUnknown(new TokenKey(new CorpId("ww1"), AGENT), new Audience(people(2)), findings);
        assertThat(findings.warnings()).isEmpty();
        assertThat(findings.notes())
                .containsExactly(
                        new Note("/warnings", "whether WeCom knows the people could not be asked: unreachable"));
    }
}
