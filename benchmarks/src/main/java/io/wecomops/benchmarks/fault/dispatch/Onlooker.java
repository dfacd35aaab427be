package io.wecomops.benchmarks.fault.dispatch;

import io.wecomops.benchmarks.fault.harness.Run;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Asks one node after the other, by chance, where the task stands, all the time. Each answer must sum, and none go back. */
final class Onlooker implements AutoCloseable {
    private static final long PAUSE_MILLIS = 25;

    private final Campaign campaign;
    private final Fleet fleet;
    private final RandomGenerator chances;
    private final List<Standing> wrong = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private final AtomicLong reads = new AtomicLong();
    private volatile Optional<Standing> last = Optional.empty();

    private Onlooker(Campaign campaign, Fleet fleet, RandomGenerator chances) {
        this.campaign = campaign;
        this.fleet = fleet;
        this.chances = chances;
        this.thread = Thread.ofPlatform().daemon().name("onlooker").unstarted(this::look);
    }

    static Onlooker of(Campaign campaign, Fleet fleet, Run run) {
        Onlooker onlooker = new Onlooker(campaign, fleet, run.chances("onlooker"));
        onlooker.thread.start();
        return onlooker;
    }

    /** The last answer that anybody gave. */
    Optional<Standing> last() {
        return last;
    }

    boolean hasEnded() {
        return last.filter(Standing::hasEnded).isPresent();
    }

    void claim(Run run) {
        run.claim(
                reads.get() > 0 && wrong.isEmpty(),
                campaign.bizNo()
                        + ": total = sent + failed + unknown + cancelled + left at every read, and sent never less",
                reads + " reads, wrong " + wrong.size() + " "
                        + wrong.stream().limit(2).toList());
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void look() {
        try {
            while (true) {
                List<Fleet.Member> members = fleet.members();
                Fleet.Member asked = members.get(chances.nextInt(members.size()));
                campaign.read(asked.node()).ifPresent(this::see);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void see(Standing now) {
        boolean less = last.filter(before -> before.sent() > now.sent()).isPresent();
        if (!now.sums() || now.total() != campaign.people() || less) {
            wrong.add(now);
        }
        reads.incrementAndGet();
        last = Optional.of(now);
    }
}
