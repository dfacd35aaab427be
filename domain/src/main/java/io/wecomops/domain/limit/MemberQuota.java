package io.wecomops.domain.limit;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.port.DrivenPort;
import java.util.List;

/**
 * How often each member is reached by an app, and the app's person-times a day, counted by all nodes together. For a far end
 * that drops what is too much without saying so (WeCom doc 90312: 30 a minute and 1,000 an hour). Thread-safe; time is the
 * quota's own, never a caller's.
 *
 * <p>What is counted may be more than what arrives, never less. A part of a campaign takes nothing for each member: since
 * everybody stands in it once, it counts as one message to everybody for as long as it goes on.
 *
 * <p>Every method throws {@link DependencyUnavailableException} where the shared state cannot be asked; then nothing may be
 * sent.
 */
@DrivenPort
public interface MemberQuota {
    /**
     * Counts {@code outreach}, if every member and the day have room for it; else nothing.
     *
     * <p>Over all callers on all nodes, no window of a limit's period holds more messages to one member than the limit's
     * permits, as long as each arrives within the limits' lateness.
     */
    Admission admit(Outreach outreach, MemberLimits limits);

    /**
     * Takes back what was counted, because nothing was sent. To be called once. What has become too old to be told from others
     * stays counted, and so does a campaign.
     */
    void giveBack(Counted counted);

    /**
     * What is left now; changes nothing.
     *
     * @param members up to 1,000, each once
     */
    QuotaLeft left(LimitKey app, List<UserId> members, MemberLimits limits);
}
