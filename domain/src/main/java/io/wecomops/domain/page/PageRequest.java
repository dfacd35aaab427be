package io.wecomops.domain.page;

/**
 * One page of a list.
 *
 * @param limit how many items at the most, 1 to {@value #MAX_LIMIT}
 * @param after the position of the last item already seen; 0 for the first page. Positions are positive
 */
public record PageRequest(int limit, long after) {
    public static final int MAX_LIMIT = 1000;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("must be 1 to " + MAX_LIMIT + ", is " + limit);
        }
        if (after < 0) {
            throw new IllegalArgumentException("a position is not negative: " + after);
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, 0);
    }
}
