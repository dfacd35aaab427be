package io.wecomops.sandbox.member;

import java.util.List;

/**
 * The people that a request means, each once and in lower case, sorted by what is known of them.
 *
 * @param reachable those who get the message, in the order in which they were named
 */
public record Recipients(
        List<String> reachable,
        List<String> unknown,
        List<String> unlicensed,
        List<String> unknownParties,
        List<String> unknownTags) {}
