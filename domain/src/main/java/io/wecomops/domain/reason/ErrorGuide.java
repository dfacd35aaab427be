package io.wecomops.domain.reason;

import io.wecomops.domain.port.DrivenPort;

/** Knows what each reason means and what to do about it. Thread-safe. */
@DrivenPort
public interface ErrorGuide {
    /** Never fails: a code that nobody has described yet is explained as such, with its number. */
    Explanation explain(Reason reason);
}
