package io.wecomops.architecture.seeded.state.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

final class Remembers {
    private static final List<String> SEEN = new ArrayList<>();
    private static final AtomicLong COUNT = new AtomicLong();
    private static final int[] NUMBERS = {1};
    private static String last = "";

    static long see(String text) {
        SEEN.add(text + last);
        last = text;
        return COUNT.addAndGet(NUMBERS[0]);
    }
}
