package io.wecomops.sandbox;

import java.util.Map;

/**
 * What happened since the start or the last reset; one consistent picture.
 *
 * @param calls by interface and by errcode, or by what came instead of an answer
 * @param gettokenCalls all of them, failed ones too
 * @param tokensIssued how many different tokens were made
 * @param sends calls of message/send that were carried out: delivered or dropped as a duplicate
 * @param delivered person-times
 * @param people who received anything
 * @param duplicatesDropped sends of which nothing was delivered because the same bytes came before
 * @param silentlyDropped person-times beyond the per-member limits
 * @param truncated sends whose content was cut to its limit
 * @param refusedInBlock calls of message/send that came while their app was blocked for frequency
 * @param peopleRepeated who received the same content from the same app more than once
 * @param mostRepeats the most times that anybody received the same content
 * @param inFlight calls that are being dealt with now
 */
public record Stats(
        Map<String, Map<String, Long>> calls,
        long gettokenCalls,
        long tokensIssued,
        long sends,
        long delivered,
        long people,
        long duplicatesDropped,
        long silentlyDropped,
        long truncated,
        long refusedInBlock,
        long peopleRepeated,
        int mostRepeats,
        int inFlight,
        int peakInFlight,
        Peaks sendPeaks,
        Peaks gettokenPeaks) {

    /** The most arrivals in any sliding window. */
    public record Peaks(long second, long tenSeconds, long minute) {}

    /** The calls of one interface, e.g. {@code message/send}, that ended so, e.g. {@code 45009} or {@code lost_answer}. */
    public long calls(String endpoint, String outcome) {
        return calls.getOrDefault(endpoint, Map.of()).getOrDefault(outcome, 0L);
    }
}
