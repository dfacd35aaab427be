package io.wecomops.application.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.memory.MemoryAdapters;
import io.wecomops.application.cache.CacheParts;
import io.wecomops.application.cache.LoadRules;
import io.wecomops.application.cache.Lookup;
import io.wecomops.application.cache.ReadThrough;
import io.wecomops.application.retry.Retries;
import io.wecomops.application.retry.RetryBudgets;
import io.wecomops.application.token.AskWecom;
import io.wecomops.application.token.CurrentToken;
import io.wecomops.application.token.KeptTokens;
import io.wecomops.application.token.TokenBreaker;
import io.wecomops.application.token.TokenFetch;
import io.wecomops.domain.cache.CachePolicy;
import io.wecomops.domain.cache.NearCache;
import io.wecomops.domain.directory.Contact;
import io.wecomops.domain.directory.DepartmentId;
import io.wecomops.domain.directory.Departments;
import io.wecomops.domain.directory.Directory;
import io.wecomops.domain.directory.People;
import io.wecomops.domain.directory.TagId;
import io.wecomops.domain.directory.Tagged;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.retry.RetryRule;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.Asked;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.Issue;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.testkit.CountingIds;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindPeopleTest {
    private static final TokenKey APP = new TokenKey(new CorpId("c".repeat(64)), new AgentId(1000002));
    private static final TokenKey OTHER_APP = new TokenKey(APP.corpId(), new AgentId(7));

    private final ManualTime time = new ManualTime();
    private final MemoryAdapters memory = new MemoryAdapters(time);
    private final Company company = new Company();
    private final List<String> tokens = new ArrayList<>(List.of("first", "second", "third"));
    private final FindPeople one = node();
    private final FindPeople other = node();
    private final List<UserId> heard = new ArrayList<>();

    @Test
    void aDepartmentIsHandedOnWithAllBelowItAndAskedForOnceByAllNodes() throws Exception {
        assertThat(one.eachMember(APP, new DepartmentId(2), heard::addAll)).isEqualTo(new Lookup.Found<>(3L));
        assertThat(heard).extracting(UserId::value).containsExactly("ann", "ben", "eve@x");
        int calls = company.calls;
        assertThat(other.eachMember(APP, new DepartmentId(2), heard::addAll)).isEqualTo(new Lookup.Found<>(3L));
        assertThat(company.calls).isEqualTo(calls);
        assertThat(heard).hasSize(6);
    }

    @Test
    void everybodyIsAllBelowTheRoot() throws Exception {
        assertThat(one.everybody(APP, heard::addAll)).isEqualTo(new Lookup.Found<>(4L));
        assertThat(heard).extracting(UserId::value).contains("boss", "ann", "ben", "eve@x");
    }

    @Test
    void aTagIsItsPeopleAndTheMembersOfItsDepartments() throws Exception {
        assertThat(one.eachTagged(APP, new TagId(7), heard::addAll)).isEqualTo(new Lookup.Found<>(2L));
        assertThat(heard).extracting(UserId::value).containsExactly("ann", "eve@x");
        assertThat(other.eachTagged(APP, new TagId(7), heard::addAll)).isEqualTo(new Lookup.Found<>(2L));
        assertThat(one.eachTagged(APP, new TagId(8), heard::addAll)).isEqualTo(new Lookup.Absent<>());
    }

    @Test
    void whatIsNotThereIsKnownToBeAbsent() throws Exception {
        assertThat(one.eachMember(APP, new DepartmentId(99), heard::addAll)).isEqualTo(new Lookup.Absent<>());
        assertThat(one.contact(APP, new UserId("nobody"))).isEqualTo(new Lookup.Absent<>());
        assertThat(heard).isEmpty();
    }

    @Test
    void whatOneAppSeesIsNotToldToAnother() throws Exception {
        one.contact(APP, new UserId("ann"));
        int calls = company.calls;
        one.contact(OTHER_APP, new UserId("ann"));
        assertThat(company.calls).isGreaterThan(calls);
    }

    @Test
    void aChangedPersonIsAskedForAgainOnEveryNode() throws Exception {
        UserId ann = new UserId("ann");
        assertThat(name(one.contact(APP, ann))).isEqualTo("Ann 安");
        assertThat(name(other.contact(APP, ann))).isEqualTo("Ann 安");
        company.nameOfAnn = "Ann\nB.";
        one.changed(APP, ann);
        assertThat(name(one.contact(APP, ann))).isEqualTo("Ann\nB.");
        assertThat(name(other.contact(APP, ann)))
                .as("read from the shared level")
                .isEqualTo("Ann\nB.");
    }

    @Test
    void aRejectedTokenIsReplacedOnceAndTheQuestionRepeated() throws Exception {
        company.rejected = "first";
        assertThat(name(one.contact(APP, new UserId("ann")))).isEqualTo("Ann 安");
        assertThat(company.calls).isEqualTo(2);
    }

    @Test
    void anAudienceThatCannotBeReadInFullSaysSo() throws Exception {
        company.ill.put(3, true);
        assertThat(one.eachMember(APP, new DepartmentId(2), heard::addAll)).isInstanceOf(Lookup.Unavailable.class);
        assertThat(one.eachTagged(APP, new TagId(7), heard::addAll)).isInstanceOf(Lookup.Unavailable.class);
    }

    private static String name(Lookup<Contact> found) {
        return ((Lookup.Found<Contact>) found).value().name();
    }

    private FindPeople node() {
        var ids = new CountingIds();
        var fetch = new TokenFetch(
                new KeptTokens(memory.tokenStore(), memory.tokenStore()),
                _ -> new Issue.Issued(new IssuedToken(tokens.removeFirst(), Duration.ofHours(2))),
                memory.permitPool(),
                new TokenBreaker(memory.rateLimiter(), memory.tokenTroubles()),
                new Retries(
                        new RetryRule(new Backoff(2.0, Duration.ofSeconds(60), 2)),
                        new RetryBudgets(time),
                        () -> 0.5,
                        time,
                        time),
                ids,
                () -> 0.5,
                time);
        var parts = new CacheParts(
                memory.sharedCache(),
                memory.cacheNews(),
                memory.permitPool(),
                LoadRules.DEFAULT,
                Runnable::run,
                time,
                time,
                () -> 0.5,
                ids);
        return new FindPeople(
                company,
                new AskWecom(new CurrentToken(fetch, Runnable::run, time, time)),
                new CachePolicy(Duration.ofMinutes(5), Duration.ofMinutes(15), 0.9, 1.2),
                new Near(),
                parts);
    }

    private record Near() implements ReadThrough.NearLevel {
        @Override
        public <V> NearCache<V> make() {
            return MemoryAdapters.nearCache(1 << 20);
        }
    }

    /** Department 1 with the boss, below it 2 with Ann and Ben, below that 3 with Eve; tag 7 for Ann and department 3. */
    private static final class Company implements Directory {
        private static final Map<Integer, List<String>> MEMBERS =
                Map.of(1, List.of("boss"), 2, List.of("ann", "ben"), 3, List.of("eve@x"));
        private static final Map<Integer, List<Integer>> BELOW =
                Map.of(1, List.of(1, 2, 3), 2, List.of(2, 3), 3, List.of(3));

        private final Map<Integer, Boolean> ill = new HashMap<>();
        private String nameOfAnn = "Ann 安";
        private String rejected = "";
        private int calls;

        @Override
        public Asked<Contact> contact(AccessToken token, UserId user) {
            return user.value().equals("ann")
                    ? told(token, new Contact(user, nameOfAnn, List.of(new DepartmentId(2)), true))
                    : unknown();
        }

        @Override
        public Asked<Departments> below(AccessToken token, DepartmentId top) {
            return BELOW.containsKey(top.value())
                    ? told(token, new Departments(departments(BELOW.get(top.value()))))
                    : unknown();
        }

        @Override
        public Asked<People> members(AccessToken token, DepartmentId department) {
            return ill.containsKey(department.value())
                    ? new Asked.Unavailable<>(Duration.ofSeconds(2), Reason.UNREACHABLE, "ill")
                    : told(token, new People(users(MEMBERS.getOrDefault(department.value(), List.of()))));
        }

        @Override
        public Asked<Tagged> tagged(AccessToken token, TagId tag) {
            return tag.value() == 7
                    ? told(token, new Tagged(users(List.of("ann")), departments(List.of(3))))
                    : unknown();
        }

        private <T> Asked<T> told(AccessToken token, T value) {
            calls++;
            return token.value().equals(rejected)
                    ? new Asked.TokenRejected<>(Reason.wecom(40014), "no such token")
                    : new Asked.Told<>(value);
        }

        private <T> Asked<T> unknown() {
            calls++;
            return new Asked.Unknown<>(Reason.wecom(60123), "no such thing");
        }

        private static List<UserId> users(List<String> ids) {
            return ids.stream().map(UserId::new).toList();
        }

        private static List<DepartmentId> departments(List<Integer> ids) {
            return ids.stream().map(DepartmentId::new).toList();
        }
    }
}
