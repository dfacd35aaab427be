package io.wecomops.adapters.redis.call;

import java.util.List;

/** What a script returned: an array of whole numbers and texts. May hold a secret, so it shows only its size. */
public final class Reply {
    private final List<?> values;

    Reply(List<?> values) {
        this.values = values;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** How many values there are. */
    public int size() {
        return values.size();
    }

    /** Whether the number at {@code index} is 1. */
    public boolean yes(int index) {
        return number(index) == 1;
    }

    public long number(int index) {
        return values.get(index) instanceof Long number ? number : Long.parseLong(text(index));
    }

    public String text(int index) {
        return String.valueOf(values.get(index));
    }

    @Override
    public String toString() {
        return "Reply[" + values.size() + " values]";
    }
}
