package io.wecomops.sandbox;

import java.time.Instant;

/**
 * A call that the sandbox has dealt with.
 *
 * @param at when it arrived
 * @param agentId the app of its token; 0 where it had no valid one
 * @param outcome the errcode, or {@code lost_request}, {@code lost_answer}, {@code http_502}, {@code failed}
 * @param requestId its {@code X-Request-Id}; empty where it had none
 */
public record SeenCall(long number, Instant at, String endpoint, int agentId, String outcome, String requestId) {}
