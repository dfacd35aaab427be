package io.wecomops.benchmarks.retry;

import io.wecomops.benchmarks.table.Measurement;
import io.wecomops.benchmarks.table.Row;
import io.wecomops.benchmarks.table.Section;
import io.wecomops.domain.retry.Breaker;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** What it costs a call to go past a closed breaker and a bulkhead. */
public final class BreakerMeasurement implements Measurement {
    private static final List<Integer> THREADS = List.of(1, 2, 8);
    private static final int ROUNDS = 5;
    private static final String METHOD = """
            A call that does nothing goes past the breaker of its interface and app: look-up by key, a semaphore, the reading of the \
            ticker before and after, and the outcome by compare-and-set, step by step as the guard in adapters-wecom takes them. All \
            threads share one breaker. The bound is the bare call. Processor time of the calling threads, which other work on the \
            machine does not lengthen; the median of the rounds.""";

    @Override
    public String name() {
        return "breaker";
    }

    @Override
    public List<Section> measure(boolean quick) throws Exception {
        int calls = quick ? 200_000 : 2_000_000;
        List<Row> rows = new ArrayList<>();
        for (int threads : THREADS) {
            AtomicLong done = new AtomicLong();
            BooleanSupplier nothing = () -> done.incrementAndGet() < 0;
            double bare = nanos(threads, calls, nothing);
            Gates gates = new Gates();
            double guarded = nanos(threads, calls, () -> gates.call("message/send", nothing));
            rows.add(new Row(
                    threads + " threads: a call past a closed breaker",
                    shown(guarded),
                    "bare: " + shown(bare),
                    "+ " + shown(guarded - bare),
                    "≤ 2 µs"));
        }
        return List.of(new Section(name(), "Breaker: what a call pays", METHOD, "In one process", rows));
    }

    private static String shown(double nanos) {
        return String.format(Locale.ROOT, "%.0f ns", nanos);
    }

    private static double nanos(int threads, int calls, BooleanSupplier call) throws InterruptedException {
        ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
        double[] rounds = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            AtomicLong spent = new AtomicLong();
            List<Thread> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                all.add(Thread.ofPlatform().unstarted(() -> {
                    long begin = cpu.getCurrentThreadCpuTime();
                    for (int i = 0; i < calls / threads; i++) {
                        if (call.getAsBoolean()) {
                            throw new IllegalStateException("nothing fails here");
                        }
                    }
                    spent.addAndGet(cpu.getCurrentThreadCpuTime() - begin);
                }));
            }
            all.forEach(Thread::start);
            for (Thread thread : all) {
                thread.join();
            }
            if (round >= 0) {
                rounds[round] = (double) spent.get() / calls;
            }
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    /** Some gates, found by the name of what is called. */
    private static final class Gates {
        private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();
        private final long start = System.nanoTime();

        boolean call(String api, BooleanSupplier call) {
            Gate gate = gates.computeIfAbsent(
                    api, _ -> new Gate(new Semaphore(1_000), new AtomicReference<>(Breaker.closed())));
            if (!gate.bulkhead().tryAcquire()) {
                return false;
            }
            try {
                long era = gate.current().admitted(now()).map(Breaker::era).orElse(-1L);
                boolean failed = call.getAsBoolean();
                Duration now = now();
                Breaker before;
                Breaker after;
                do {
                    before = gate.current();
                    after = before.ended(era, failed, now, 0);
                } while (!after.equals(before) && !gate.breaker().compareAndSet(before, after));
                return failed;
            } finally {
                gate.bulkhead().release();
            }
        }

        private Duration now() {
            return Duration.ofNanos(System.nanoTime() - start);
        }

        private record Gate(Semaphore bulkhead, AtomicReference<Breaker> breaker) {
            Breaker current() {
                return Objects.requireNonNull(breaker.get());
            }
        }
    }
}
