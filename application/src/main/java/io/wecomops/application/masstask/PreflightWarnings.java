package io.wecomops.application.masstask;

import io.wecomops.application.cache.Lookup;
import io.wecomops.application.masstask.Forecast.Kind;
import io.wecomops.domain.directory.Contact;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.QuotaLeft;
import io.wecomops.domain.masstask.Audience;
import io.wecomops.domain.masstask.RecentTasks.Look;
import io.wecomops.domain.masstask.RecentTasks.Same;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.message.DuplicateCheck;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What speaks against sending a task as it is. Asks, and changes nothing. Thread-safe. */
public final class PreflightWarnings {
    /** WeCom's days are Beijing's. */
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT).withZone(BEIJING);

    /** Each may cost a call of WeCom's. */
    private static final int MOST_ASKED_FOR = 20;

    private static final long HALF_HOUR = 1_800;

    private static final int MOST_NAMED = 10;
    private static final Duration MEMBERS_HOUR = Duration.ofHours(1);

    private final ContactLookup contacts;
    private final QuotaLookup quota;

    public PreflightWarnings(ContactLookup contacts, QuotaLookup quota) {
        this.contacts = contacts;
        this.quota = quota;
    }

    /** When it would begin, and what says the same around then. */
    void ofStart(Schedule schedule, Look look, Findings findings) {
        if (schedule.sendAt().filter(at -> at.isBefore(look.now())).isPresent()) {
            findings.warn(Kind.SEND_AT_HAS_PASSED, "send_at has passed: it would begin at once");
        }
        if (isNearHalfHour(look.start())) {
            findings.warn(
                    Kind.FULL_OR_HALF_HOUR,
                    "it would begin at " + TIME.format(look.start())
                            + ": WeCom advises against minutes 0 and 30, when everybody sends");
        }
        if (!look.same().isEmpty()) {
            Same newest = look.same().getFirst();
            int more = look.same().size() - 1;
            findings.warn(
                    Kind.SAME_MESSAGE,
                    "task " + newest.bizNo() + " of " + TIME.format(newest.begins()) + " has the same message"
                            + (more == 0 ? "" : ", and so have " + more + " more") + ", within "
                            + DuplicateCheck.MAX.toHours() + " hours: who is in both gets it twice");
        }
    }

    /** Less than a minute before or after. */
    private static boolean isNearHalfHour(Instant start) {
        long behind = Math.floorMod(start.getEpochSecond(), HALF_HOUR);
        return Math.min(behind, HALF_HOUR - behind) < 60;
    }

    /** Those who are named one by one, if they are few: groups come from the contacts themselves. */
    void ofUnknown(TokenKey app, Audience asked, Findings findings) {
        List<UserId> named = asked.people();
        if (named.size() > MOST_ASKED_FOR) {
            findings.note(
                    "/warnings",
                    "whether WeCom knows the people was not asked: of more than " + MOST_ASKED_FOR
                            + " that would take a call each");
            return;
        }
        try {
            lookUp(app, named, findings);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            findings.note("/warnings", "whether WeCom knows the people was not asked: this node is stopping");
        }
    }

    private void lookUp(TokenKey app, List<UserId> named, Findings findings) throws InterruptedException {
        List<UserId> unknown = new ArrayList<>();
        for (UserId user : named) {
            switch (contacts.contact(app, user)) {
                case Lookup.Found<Contact> _ -> {}
                case Lookup.Absent<Contact> _ -> unknown.add(user);
                case Lookup.Unavailable<Contact> away -> {
                    findings.note("/warnings", "whether WeCom knows the people could not be asked: " + away.reason());
                    return;
                }
            }
        }
        if (!unknown.isEmpty()) {
            findings.warn(
                    Kind.UNKNOWN_PEOPLE,
                    unknown.size() + " are unknown to WeCom, or not visible to the app: " + listed(unknown));
        }
    }

    /** What is left today; where nobody is known yet. */
    OptionalLong quotaLeft(TokenKey app, Findings findings) {
        return asked(app, List.of(), findings);
    }

    /** What is left today, and who of {@code members} has none left just now. */
    OptionalLong ofQuota(TokenKey app, Look look, List<UserId> members, Findings findings) {
        boolean soon = look.start().isBefore(look.now().plus(MEMBERS_HOUR));
        OptionalLong left = asked(app, soon ? members : List.of(), findings);
        boolean today = look.start()
                .atZone(BEIJING)
                .toLocalDate()
                .equals(look.now().atZone(BEIJING).toLocalDate());
        if (today && left.isPresent() && left.getAsLong() < members.size()) {
            findings.warn(
                    Kind.OVER_QUOTA,
                    members.size() + " people are more than the " + left.getAsLong()
                            + " person-times that the app has left today: the others wait until tomorrow");
        }
        return left;
    }

    private OptionalLong asked(TokenKey app, List<UserId> members, Findings findings) {
        OptionalLong left = OptionalLong.empty();
        List<UserId> full = new ArrayList<>();
        try {
            for (int from = 0; from == 0 || from < members.size(); from += QuotaLookup.MOST_MEMBERS) {
                List<UserId> some = members.subList(from, Math.min(members.size(), from + QuotaLookup.MOST_MEMBERS));
                QuotaLeft answer = quota.left(app, some);
                left = answer.personTimesToday();
                some.stream().filter(answer.full()::containsKey).forEach(full::add);
            }
        } catch (DependencyUnavailableException gone) {
            findings.note("/quota_left_today", "could not be asked for: " + gone.dependency() + " is unavailable");
            return OptionalLong.empty();
        }
        if (left.isEmpty()) {
            findings.note("/quota_left_today", "no daily limit is set for the app, so nobody counts");
        }
        if (!full.isEmpty()) {
            findings.warn(
                    Kind.OVER_MEMBER_LIMIT,
                    full.size() + " have had as many messages of the app as WeCom delivers in a minute or an hour (30;"
                            + " 1,000): theirs wait. " + listed(full));
        }
        return left;
    }

    private static String listed(List<UserId> users) {
        String first = users.stream().limit(MOST_NAMED).map(UserId::value).collect(Collectors.joining(", "));
        return users.size() > MOST_NAMED ? first + " and others" : first;
    }
}
