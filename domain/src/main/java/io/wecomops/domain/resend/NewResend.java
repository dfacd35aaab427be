package io.wecomops.domain.resend;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.Fingerprint;
import io.wecomops.domain.trace.TraceId;
import java.util.Objects;
import java.util.Optional;

/**
 * What is asked for: those who failed in {@code of}, once more.
 *
 * @param name the number of the new task; empty for one of our choice ({@link #nameNumber})
 */
public record NewResend(BizNo of, Optional<BizNo> name, Fingerprint fingerprint, TraceId traceId) {
    private static final int LONGEST_NUMBER = 64;

    public NewResend {
        Objects.requireNonNull(of, "of");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(traceId, "traceId");
    }

    /** {@code <biz_no>-retry-<n>}, cut in front where that would be too long for a number. */
    public BizNo nameNumber(int n) {
        String ending = "-retry-" + n;
        String base = of.value();
        return new BizNo(base.substring(0, Math.min(base.length(), LONGEST_NUMBER - ending.length())) + ending);
    }
}
