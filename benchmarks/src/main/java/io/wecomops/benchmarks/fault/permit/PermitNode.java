package io.wecomops.benchmarks.fault.permit;

import io.wecomops.adapters.redis.RedisAdapters;
import io.wecomops.adapters.redis.RedisSettings;
import io.wecomops.benchmarks.fault.harness.Patience;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A node that takes, renews and gives back permits at random. Orders: {@code hold} and {@code go} stop and start its threads
 * at their next step ({@code held}), {@code saturate POOL} has them hold as much of one pool as they can, {@code grip} takes
 * a permit that {@code strike} acts under and {@code loosen} gives back, {@code wall} tells its wall clock.
 */
final class PermitNode {
    /** Redis' address, with its password. */
    static final String REDIS = "FAULTS_REDIS";

    static final Duration LEASE = Duration.ofSeconds(1);
    static final int THREADS = 8;

    private final String name;
    private final PermitPool permits;
    private final int judge;
    private final Gate gate = new Gate(THREADS, () -> System.out.println("held"));
    private volatile String saturated = "";

    private PermitNode(String name, PermitPool permits, int judge) {
        this.name = name;
        this.permits = permits;
        this.judge = judge;
    }

    public static void main(String... arguments) throws Exception {
        PermitPool permits = Patience.with(() -> RedisAdapters.connect(RedisSettings.of(System.getenv(REDIS))))
                .permitPool();
        PermitNode node = new PermitNode(arguments[0], permits, Integer.parseInt(arguments[1]));
        long seed = Long.parseLong(arguments[2]);
        node.gate.shut();
        for (int thread = 0; thread < THREADS; thread++) {
            SplittableRandom chances = new SplittableRandom(seed + thread);
            String id = node.name + ":" + thread;
            Thread.ofVirtual().start(() -> node.holdForEver(id, chances));
        }
        node.obey(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        System.exit(0);
    }

    private void obey(BufferedReader orders) throws IOException, InterruptedException {
        Holder holder = new Holder(permits, LEASE, judge);
        Holder.Held gripped = null;
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", -1);
            switch (words[0]) {
                case "hold" -> gate.shut();
                case "go" -> {
                    saturated = "";
                    gate.open();
                }
                case "saturate" -> {
                    saturated = words[1];
                    gate.open();
                }
                case "grip" -> {
                    gripped = gripped(holder, words[1]);
                    System.out.println("gripped " + holder.act(gripped));
                }
                case "strike" -> System.out.println("struck " + (gripped != null && holder.act(gripped)));
                case "loosen" -> {
                    if (gripped != null) {
                        holder.giveBack(gripped);
                    }
                    System.out.println("loosened");
                }
                case "wall" -> System.out.println("wall " + System.currentTimeMillis());
                default -> throw new IllegalArgumentException(order);
            }
        }
    }

    private Holder.Held gripped(Holder holder, String pool) throws IOException, InterruptedException {
        PermitOwner owner = new PermitOwner(name + ":grip:" + System.nanoTime());
        while (true) {
            if (holder.ask(pool, owner) instanceof Holder.Asked.Granted(var held)) {
                return held;
            }
            Thread.sleep(5);
        }
    }

    private void holdForEver(String id, SplittableRandom chances) {
        try (Holder holder = new Holder(permits, LEASE, judge)) {
            RandomHolding holding = new RandomHolding(holder, gate, chances);
            for (long number = 0; ; number++) {
                PermitOwner owner = new PermitOwner(id + ":" + number);
                gate.pass();
                String pool = saturated;
                if (pool.isEmpty()) {
                    holding.once(owner);
                } else {
                    holding.asLongAsItTakes(pool, owner);
                }
            }
        } catch (IOException | InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }
}
