package io.wecomops.testkit.contract;

/** How WeCom, or what stands in for it, meets every call from now on. */
public enum FarEnd {
    HEALTHY,
    /** {@code errcode} -1; nothing is done. */
    BUSY,
    /** {@code errcode} 45009; nothing is done. */
    OVER_ITS_LIMIT,
    /** {@code errcode} 60020; nothing is done. */
    FORBIDDING_OUR_ADDRESS,
    /** Does what is asked and closes the connection without an answer. */
    LOSING_ANSWERS,
    /** HTTP 502 without JSON. */
    BEHIND_A_BROKEN_GATEWAY,
    /** Takes the call and says nothing until long after the adapter's time limit. */
    SILENT
}
