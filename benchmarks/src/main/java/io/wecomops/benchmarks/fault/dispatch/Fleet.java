package io.wecomops.benchmarks.fault.dispatch;

import io.wecomops.benchmarks.fault.harness.PlatformNode;
import io.wecomops.benchmarks.fault.harness.Run;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** So many nodes: whoever dies has a successor at once. Each has a name of its own, by which the database knows it. */
final class Fleet implements AutoCloseable {
    private static final String LATE = "claim lost before the record";
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Map<String, String> settings;
    private final HttpClient client;
    private final List<Member> members = new CopyOnWriteArrayList<>();
    private volatile Optional<Member> stopped = Optional.empty();
    private long lateOfTheDead;

    /** One node and the name that it signs its claims with. */
    record Member(String name, PlatformNode node) {}

    private Fleet(Map<String, String> settings, HttpClient client) {
        this.settings = settings;
        this.client = client;
    }

    /** Returns when all answer. */
    static Fleet start(int size, Map<String, String> settings, HttpClient client, Run run)
            throws IOException, InterruptedException {
        Fleet fleet = new Fleet(settings, client);
        try {
            for (int node = 0; node < size; node++) {
                fleet.members.add(fleet.another());
            }
            for (Member member : fleet.members) {
                member.node().awaitAnswering(run);
            }
            return fleet;
        } catch (RuntimeException | IOException | InterruptedException failed) {
            fleet.close();
            throw failed;
        }
    }

    /** Those that are not stopped; they may be dead or starting. */
    List<Member> members() {
        return members.stream()
                .filter(member -> stopped.filter(member::equals).isEmpty())
                .toList();
    }

    /** Those that answer now. */
    List<Member> allAnswering() {
        return members().stream().filter(member -> member.node().isHealthy()).toList();
    }

    /** One that answers; waits for it. */
    Member answering() throws InterruptedException {
        List<Member> now = allAnswering();
        while (now.isEmpty()) {
            Thread.sleep(20);
            now = allAnswering();
        }
        return now.getFirst();
    }

    /** {@code kill -9} of one that answers, while another one does; empty where too few do. To be {@link #replace replaced}. */
    Optional<Member> killOne(RandomGenerator chances) {
        List<Member> answering = allAnswering();
        if (answering.size() < 2) {
            return Optional.empty();
        }
        Member dead = answering.get(chances.nextInt(answering.size()));
        dead.node().kill();
        return Optional.of(dead);
    }

    /** Starts the successor of a dead one. */
    void replace(Member dead) throws IOException {
        members.set(members.indexOf(dead), another());
        lateOfTheDead += dead.node().logLinesWith(LATE);
        dead.node().close();
    }

    /** {@code SIGSTOP}; it stands still until {@link #goOn()}. */
    void stop(Member member) throws IOException, InterruptedException {
        stopped = Optional.of(member);
        member.node().signal("STOP");
    }

    void goOn() throws IOException, InterruptedException {
        Member member = stopped.orElseThrow();
        member.node().signal("CONT");
        stopped = Optional.empty();
    }

    /** How often a node was told that its claim had become another's, by the logs of all there have been. */
    long lateRecords() {
        return lateOfTheDead
                + members.stream()
                        .mapToLong(member -> member.node().logLinesWith(LATE))
                        .sum();
    }

    /** How many of the nodes have said so. */
    long whoSaid(String words) {
        return members.stream()
                .filter(member -> member.node().logLinesWith(words) > 0)
                .count();
    }

    @Override
    public void close() {
        members.forEach(member -> member.node().close());
    }

    private Member another() throws IOException {
        String name = "node-" + NAMES.incrementAndGet();
        Map<String, String> its = new HashMap<>(settings);
        its.put("NODE_ID", name);
        return new Member(name, PlatformNode.start(its, client));
    }
}
