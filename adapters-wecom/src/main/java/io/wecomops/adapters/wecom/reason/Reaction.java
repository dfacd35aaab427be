package io.wecomops.adapters.wecom.reason;

/** What a client does about an error code: the classes of the protocol notes, section 2. */
public enum Reaction {
    /** The same request again, later. */
    RETRY,
    /** A new token, once, and the same request again. */
    REFRESH,
    /** Nobody calls until the block is over. */
    LIMIT,
    /** The app itself may not call: nobody does for a while, until a person has mended a setting in WeCom. */
    MEND,
    /** Repeating does not help: data or settings must be mended. */
    GIVEUP
}
