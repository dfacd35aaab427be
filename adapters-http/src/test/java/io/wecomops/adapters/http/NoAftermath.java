package io.wecomops.adapters.http;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.masstask.TaskId;
import io.wecomops.domain.recall.Recall;
import io.wecomops.domain.recall.RecallMark;
import io.wecomops.domain.recall.RecallRequest;
import io.wecomops.domain.recall.Recalls;
import io.wecomops.domain.resend.Kin;
import io.wecomops.domain.resend.NewResend;
import io.wecomops.domain.resend.Opening;
import io.wecomops.domain.resend.Resends;
import io.wecomops.domain.trace.TraceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where nothing was retried or recalled, nor can be. */
final class NoAftermath implements Recalls, Resends {
    @Override
    public Optional<RecallRequest> ask(BizNo bizNo, TraceId traceId) {
        return Optional.empty();
    }

    @Override
    public Optional<Recall> find(TaskId task) {
        return Optional.empty();
    }

    @Override
    public Optional<Map<Integer, RecallMark>> marks(BizNo bizNo, Set<Integer> batches) {
        return Optional.empty();
    }

    @Override
    public Optional<Opening> open(NewResend asked) {
        return Optional.empty();
    }

    @Override
    public Kin kinOf(TaskId task) {
        return new Kin(Optional.empty(), List.of());
    }
}
