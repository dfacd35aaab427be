package io.wecomops.benchmarks.load;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** How often something can be called in a second. */
final class Throughput {
    private Throughput() {}

    /** Calls it from {@code threads} virtual threads, each without a pause; the first failure ends it. */
    static double of(int threads, long millis, Rounds.Call call) throws Exception {
        long start = System.nanoTime();
        long end = start + TimeUnit.MILLISECONDS.toNanos(millis);
        Callable<Long> loop = () -> {
            long calls = 0;
            while (System.nanoTime() < end) {
                call.call();
                calls++;
            }
            return calls;
        };
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var loops = IntStream.range(0, threads)
                    .mapToObj(_ -> executor.submit(loop))
                    .toList();
            long calls = 0;
            for (Future<Long> each : loops) {
                calls += finished(each);
            }
            return calls * 1e9 / (System.nanoTime() - start);
        }
    }

    private static long finished(Future<Long> loop) throws InterruptedException {
        try {
            return loop.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a call failed while it was measured", failed.getCause());
        }
    }
}
