package io.wecomops.bootstrap.time;

import io.wecomops.domain.time.Chance;
import java.util.concurrent.ThreadLocalRandom;

/** Chance for jitter: quick and without contention; nothing secret may be made of it. */
public final class ThreadLocalChance implements Chance {
    @Override
    public double draw() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
