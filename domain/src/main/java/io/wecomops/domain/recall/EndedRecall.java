package io.wecomops.domain.recall;

import io.wecomops.domain.masstask.BizNo;
import io.wecomops.domain.trace.TraceId;

/** A recall that has come to its end. */
public record EndedRecall(BizNo bizNo, TraceId traceId, Recall recall) {}
