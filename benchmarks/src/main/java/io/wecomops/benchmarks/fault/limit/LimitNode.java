package io.wecomops.benchmarks.fault.limit;

import io.wecomops.adapters.redis.RedisAdapters;
import io.wecomops.adapters.redis.RedisSettings;
import io.wecomops.benchmarks.fault.harness.Patience;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.RateLimiter;
import io.wecomops.domain.limit.Reservation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A node whose threads book a slot, wait for it and call the receiver, as the dispatcher does. With each call goes when the
 * slot can have been at the earliest and at the latest: by the monotonic clock that all processes of this machine share.
 */
final class LimitNode {
    private static final LimitKey KEY = new LimitKey("faults");
    private static final Duration LONGEST_AHEAD = Duration.ofSeconds(1);
    private static final Duration TOLERANCE = Duration.ofMillis(10);

    private LimitNode() {}

    public static void main(String... arguments) throws Exception {
        RateLimiter limiter = Patience.with(() -> RedisAdapters.connect(RedisSettings.of(System.getenv("REDIS_URL"))))
                .rateLimiter();
        RateLimit limit = RateLimit.perSecond(Integer.parseInt(arguments[1]));
        DatagramChannel receiver = DatagramChannel.open()
                .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])));
        for (int thread = 0; thread < LimitScenario.THREADS; thread++) {
            Thread.ofVirtual().start(() -> callForEver(limiter, limit, receiver));
        }
        System.out.println("ready");
        while (System.in.read() >= 0) {
            // until the parent ends
        }
        System.exit(0);
    }

    private static void callForEver(RateLimiter limiter, RateLimit limit, DatagramChannel receiver) {
        try {
            while (true) {
                long begun = System.nanoTime();
                try {
                    switch (limiter.reserve(KEY, limit, 1, LONGEST_AHEAD)) {
                        case Reservation.Booked(Duration startsIn) ->
                            call(receiver, begun + startsIn.toNanos(), System.nanoTime() + startsIn.toNanos());
                        case Reservation.TooFarAhead(Duration retryAfter) -> Thread.sleep(retryAfter);
                    }
                } catch (DependencyUnavailableException gone) {
                    Thread.sleep(20); // fails closed
                }
            }
        } catch (IOException | InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }

    private static void call(DatagramChannel receiver, long earliest, long latest)
            throws IOException, InterruptedException {
        for (long left = latest - System.nanoTime(); left > 0; left = latest - System.nanoTime()) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
        if (System.nanoTime() - latest <= TOLERANCE.toNanos()) {
            receiver.write(
                    ByteBuffer.allocate(16).putLong(earliest).putLong(latest).flip());
        }
    }
}
