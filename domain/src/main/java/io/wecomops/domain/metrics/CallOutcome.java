package io.wecomops.domain.metrics;

import java.util.Locale;

/** What came of a call to WeCom, as coarse as an operator acts on it. */
public enum CallOutcome {
    OK,
    /** WeCom is busy; the same call may succeed a little later. */
    BUSY,
    TOKEN_REJECTED,
    /** Too many calls: nobody is to call for a while. */
    LIMITED,
    /** The app may not call until somebody mends its settings. */
    APP_REFUSED,
    /** WeCom says no to what was asked. */
    REFUSED,
    /** No connection came about. */
    UNREACHABLE,
    /** An HTTP error of something in between. */
    TURNED_AWAY,
    /** The call went out and its answer never came. */
    LOST;

    /** As metrics write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
