package io.wecomops.sandbox.member;

/** What is known of a userid. */
enum Standing {
    REACHABLE,
    UNKNOWN,
    UNLICENSED
}
