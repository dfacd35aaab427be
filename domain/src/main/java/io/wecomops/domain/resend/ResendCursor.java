package io.wecomops.domain.resend;

/**
 * How far a retry has been sealed.
 *
 * @param position in the source: everybody who failed up to there stands in a batch, nobody after
 * @param batches how many batches there are
 * @param people how many people stand in them
 */
public record ResendCursor(long position, int batches, long people) {
    public static final ResendCursor START = new ResendCursor(0, 0, 0);
}
