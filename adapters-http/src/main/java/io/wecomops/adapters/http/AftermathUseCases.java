package io.wecomops.adapters.http;

import io.wecomops.application.recall.RecallMassTask;
import io.wecomops.application.resend.RetryFailed;
import java.util.Objects;

/** What the routes call for tasks that have been sent: those who failed once more, and everything back. */
public record AftermathUseCases(RetryFailed retryFailed, RecallMassTask recall) {
    public AftermathUseCases {
        Objects.requireNonNull(retryFailed, "retryFailed");
        Objects.requireNonNull(recall, "recall");
    }
}
