package io.wecomops.domain.masstask;

/**
 * How many people stand where. Always sums: total = sent + failed + unknown + cancelled + left.
 *
 * @param unknown those whom it may have reached: for a person to decide
 */
public record Progress(long total, long sent, long failed, long unknown, long cancelled, long left) {
    public Progress {
        if (sent < 0 || failed < 0 || unknown < 0 || cancelled < 0 || left < 0) {
            throw new IllegalArgumentException("no count is negative");
        }
        if (total != sent + failed + unknown + cancelled + left) {
            throw new IllegalArgumentException("the counts do not sum to " + total);
        }
    }
}
