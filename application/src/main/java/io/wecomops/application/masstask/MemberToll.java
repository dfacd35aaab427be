package io.wecomops.application.masstask;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.Admission;
import io.wecomops.domain.limit.Counted;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.MemberLimits;
import io.wecomops.domain.limit.MemberQuota;
import io.wecomops.domain.limit.Outreach;
import io.wecomops.domain.limit.QuotaLeft;
import io.wecomops.domain.masstask.BatchResult;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.TaskSize;
import io.wecomops.domain.message.RequestReader;
import io.wecomops.domain.message.SendOutcome;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What batches cost of the members' quota and of the app's day. Whoever is asked for a batch says how it goes on with it.
 * Thread-safe.
 *
 * <p>A repetition of what may have arrived costs nothing of the day, since it was paid for before; of its members it takes
 * again, for what WeCom counts of it is not known.
 */
public final class MemberToll {
    private static final Logger LOG = LoggerFactory.getLogger(MemberToll.class);

    private final MemberQuota quota;
    private final RequestReader requests;
    private final MemberLimits limits;
    private final BatchJournal journal;
    private final Map<Claim, Counted> notSent = new ConcurrentHashMap<>();
    private final Map<Claim, Counted> onTheirWay = new ConcurrentHashMap<>();

    /**
     * @param personTimesADay what an app may reach in a day of Beijing; empty where that is not counted
     * @param lease how long a batch may be on its way from here to WeCom
     */
    public MemberToll(
            MemberQuota quota,
            RequestReader requests,
            OptionalLong personTimesADay,
            Duration lease,
            BatchJournal journal) {
        this.quota = quota;
        this.requests = requests;
        this.limits = MemberWindows.of(personTimesADay, lease);
        this.journal = journal;
    }

    private record Claim(long task, int batch, long fence) {
        static Claim of(ClaimedBatch batch) {
            return new Claim(batch.taskId().value(), batch.number(), batch.fence());
        }
    }

    /** What of the app's limits is left now, for up to 1,000 members. */
    public QuotaLeft left(TokenKey app, List<UserId> members) {
        return quota.left(keyOf(app), members, limits);
    }

    /**
     * Counts the batch, to be ended; or tells what to record instead: later, and no attempt is used up.
     *
     * @throws DependencyUnavailableException where the quota cannot be asked: nothing may be sent
     */
    Optional<BatchResult> refused(TokenKey app, ClaimedBatch batch) {
        Optional<LimitKey> campaign = batch.size() == TaskSize.LARGE
                ? Optional.of(new LimitKey(batch.taskId().toString()))
                : Optional.empty();
        int personTimes = batch.sentBefore().isPresent() ? 0 : batch.people();
        return switch (quota.admit(
                new Outreach(keyOf(app), personTimes, campaign, () -> requests.recipients(batch.request())), limits)) {
            case Admission.Admitted(Counted counted) -> {
                notSent.put(Claim.of(batch), counted);
                yield Optional.empty();
            }
            case Admission.MemberFull full -> {
                journal.memberFull(batch, full);
                yield Optional.of(later(batch, full.retryAfter(), Reason.MEMBER_LIMIT));
            }
            case Admission.DayUsedUp used -> {
                journal.dayUsedUp(batch, used);
                yield Optional.of(later(batch, used.retryAfter(), Reason.DAY_LIMIT));
            }
        };
    }

    /** From here on it may arrive. */
    void goesOut(ClaimedBatch batch) {
        Optional.ofNullable(notSent.remove(Claim.of(batch)))
                .ifPresent(counted -> onTheirWay.put(Claim.of(batch), counted));
    }

    /** It went out, and this came of it. */
    void settle(ClaimedBatch batch, SendOutcome outcome) {
        Optional<Counted> counted = Optional.ofNullable(onTheirWay.remove(Claim.of(batch)));
        switch (outcome) {
            case SendOutcome.Delivered _, SendOutcome.Lost _ -> {}
            case SendOutcome.Busy _,
                    SendOutcome.Throttled _,
                    SendOutcome.AppRefused _,
                    SendOutcome.TokenRejected _,
                    SendOutcome.NotSent _,
                    SendOutcome.Refused _ -> counted.ifPresent(this::giveBack);
        }
    }

    /** Nothing more happens with it now. What did not go out is given back; what may have arrived stays counted. */
    void end(ClaimedBatch batch) {
        onTheirWay.remove(Claim.of(batch));
        Optional.ofNullable(notSent.remove(Claim.of(batch))).ifPresent(this::giveBack);
    }

    private void giveBack(Counted counted) {
        try {
            quota.giveBack(counted);
        } catch (DependencyUnavailableException gone) {
            LOG.atDebug().setCause(gone).log("people stay counted to whom nothing was sent");
        }
    }

    private static BatchResult later(ClaimedBatch batch, Duration after, Reason reason) {
        return new BatchResult.Again(
                after, batch.failedAttempts(), batch.sentBefore().isPresent(), reason);
    }

    private static LimitKey keyOf(TokenKey app) {
        return new LimitKey("send:" + app);
    }
}
