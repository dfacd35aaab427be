package io.wecomops.domain.directory;

/** WeCom's number of a tag; positive. */
public record TagId(int value) {
    public TagId {
        if (value <= 0) {
            throw new IllegalArgumentException("must be a positive number, is " + value);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
