package io.wecomops.application.resend;

import io.wecomops.application.masstask.SubmissionFingerprint;
import io.wecomops.application.masstask.WorkBell;
import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.resend.Kin;
import io.wecomops.domain.resend.NewResend;
import io.wecomops.domain.resend.Opening;
import io.wecomops.domain.resend.Resends;
import io.wecomops.domain.trace.TraceId;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends to those once more who failed in a task. Answers empty where there is no such task. Thread-safe. */
public final class RetryFailed {
    private static final Logger LOG = LoggerFactory.getLogger(RetryFailed.class);

    private final Resends resends;
    private final WorkBell toSeal;

    /** @param toSeal wakes whoever seals retries on this node */
    public RetryFailed(Resends resends, WorkBell toSeal) {
        this.resends = resends;
        this.toSeal = toSeal;
    }

    /** Under a number of our choice; while a retry is under way, it is that one. */
    public Optional<Opening> retry(BizNo of, TraceId traceId) {
        return opened(new NewResend(of, Optional.empty(), SubmissionFingerprint.ofRetry(of), traceId));
    }

    /** @param name the number of the new task */
    public Optional<Opening> retry(BizNo of, BizNo name, TraceId traceId) {
        return opened(new NewResend(of, Optional.of(name), SubmissionFingerprint.ofRetry(of), traceId));
    }

    /** The tasks that a task is tied to. */
    public Kin kinOf(TaskId task) {
        return resends.kinOf(task);
    }

    private Optional<Opening> opened(NewResend asked) {
        Optional<Opening> opening = resends.open(asked);
        if (opening.isPresent() && opening.get() instanceof Opening.Opened(var task)) {
            LOG.atInfo()
                    .addKeyValue("biz_no", task.bizNo())
                    .addKeyValue("retry_of", asked.of())
                    .log("retry opened");
            toSeal.ring();
        }
        return opening;
    }
}
