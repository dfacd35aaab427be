package io.wecomops.benchmarks.fault.permit;

import io.wecomops.benchmarks.fault.permit.Holder.Asked;
import io.wecomops.benchmarks.fault.permit.Holder.Held;
import io.wecomops.domain.limit.PermitOwner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What one thread does with permits: anything that a program can do, right and wrong. */
final class RandomHolding {
    /** Four of one permit each, whose fence must never fall, and two of several. */
    static final List<String> POOLS = List.of("1:a", "1:b", "1:c", "1:d", "4:four", "10:ten");

    private final Holder holder;
    private final Gate gate;
    private final RandomGenerator chances;

    RandomHolding(Holder holder, Gate gate, RandomGenerator chances) {
        this.holder = holder;
        this.gate = gate;
        this.chances = chances;
    }

    void once(PermitOwner owner) throws IOException, InterruptedException {
        switch (holder.ask(POOLS.get(chances.nextInt(POOLS.size())), owner)) {
            case Asked.Granted(Held held) -> live(held);
            case Asked.Full(Duration nextLeaseEnd) -> Thread.sleep(Math.min(nextLeaseEnd.toMillis(), 1 + chance(4)));
            case Asked.Unknown() -> Thread.sleep(20);
        }
    }

    private void live(Held granted) throws IOException, InterruptedException {
        Held held = granted;
        boolean admitted = holder.act(held);
        for (int steps = chance(5); admitted && steps > 0; steps--) {
            Thread.sleep(chance(6));
            gate.pass();
            switch (chance(4)) {
                case 0 -> admitted = holder.act(held);
                case 1 -> {
                    Optional<Held> renewed = holder.renewed(held);
                    if (renewed.isEmpty()) {
                        return;
                    }
                    held = renewed.get();
                    admitted = holder.act(held);
                }
                case 2 -> {
                    if (holder.ask(held.pool(), held.owner()) instanceof Asked.Granted(Held again)) {
                        held = again;
                        admitted = holder.act(held);
                    }
                }
                default -> holder.release(held.pool(), new PermitOwner(held.owner() + "-nobody"));
            }
        }
        gate.pass();
        if (chance(12) == 0) {
            return; // forgotten: only its lease brings it back
        }
        holder.giveBack(held);
        if (chance(12) == 0) {
            holder.release(held.pool(), held.owner());
        }
    }

    /** Waits for a permit as the dispatcher does, and uses it for a while. */
    void asLongAsItTakes(String pool, PermitOwner owner) throws IOException, InterruptedException {
        while (true) {
            switch (holder.ask(pool, owner)) {
                case Asked.Granted(Held held) -> {
                    holder.act(held);
                    Thread.sleep(30 + chance(40));
                    holder.giveBack(held);
                    return;
                }
                case Asked.Full(Duration nextLeaseEnd) ->
                    Thread.sleep(Math.min(nextLeaseEnd.toMillis(), 5 + chance(20)));
                case Asked.Unknown() -> Thread.sleep(20);
            }
        }
    }

    private int chance(int bound) {
        return chances.nextInt(bound);
    }
}
