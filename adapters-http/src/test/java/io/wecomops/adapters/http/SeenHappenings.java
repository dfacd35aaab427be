package io.wecomops.adapters.http;

import io.wecomops.domain.metrics.Happening;
import io.wecomops.domain.metrics.Meter;
import io.wecomops.domain.metrics.MetricsPage;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** A page with a line for each thing that happened. */
final class SeenHappenings implements Meter, MetricsPage {
    private final Queue<Happening> seen = new ConcurrentLinkedQueue<>();

    @Override
    public void count(Happening what) {
        seen.add(what);
    }

    @Override
    public String text() {
        return seen.stream().map(what -> what + "\n").collect(Collectors.joining());
    }
}
