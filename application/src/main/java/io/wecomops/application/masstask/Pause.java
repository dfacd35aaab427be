package io.wecomops.application.masstask;

import io.wecomops.domain.time.Ticker;
import java.time.Duration;

/** Until when something rests, because a server or WeCom takes no calls. Thread-safe. */
final class Pause {
    private final Ticker ticker;
    private Duration until = Duration.ZERO;

    Pause(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Lasts for {@code time} from now at the least; never ends earlier than was said before. */
    synchronized void atLeast(Duration time) {
        Duration end = ticker.elapsed().plus(time);
        if (time.isPositive() && end.compareTo(until) > 0) {
            until = end;
        }
    }

    /** What is left of it; not positive where it is over. */
    synchronized Duration left() {
        return until.minus(ticker.elapsed());
    }
}
