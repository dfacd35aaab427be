package io.wecomops.domain.directory;

/** WeCom's number of a department; positive. The root is 1. */
public record DepartmentId(int value) {
    public static final DepartmentId ROOT = new DepartmentId(1);

    public DepartmentId {
        if (value <= 0) {
            throw new IllegalArgumentException("must be a positive number, is " + value);
        }
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
