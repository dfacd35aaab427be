package io.wecomops.benchmarks.fault.permit;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.Attempt;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.PermitPool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One thread of a node that takes permits and acts before the judge. Careless on purpose: it never looks at a clock before
 * it acts, so that what keeps it from acting late is the fence alone.
 */
final class Holder implements AutoCloseable {
    private final PermitPool permits;
    private final Duration lease;
    private final Socket judge;
    private final BufferedReader verdicts;
    private int operations;

    Holder(PermitPool permits, Duration lease, int judgePort) throws IOException {
        this.permits = permits;
        this.lease = lease;
        judge = new Socket(InetAddress.getLoopbackAddress(), judgePort);
        judge.setTcpNoDelay(true);
        verdicts = new BufferedReader(new InputStreamReader(judge.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** A permit as its holder knows it; {@code begun} is before it was asked for. */
    record Held(String pool, PermitOwner owner, long fence, long begun) {}

    /** What came of asking. */
    sealed interface Asked {
        record Granted(Held held) implements Asked {}

        record Full(Duration nextLeaseEnd) implements Asked {}

        /** Redis did not answer: perhaps it granted one. */
        record Unknown() implements Asked {}
    }

    Asked ask(String pool, PermitOwner owner) throws IOException {
        operations++;
        long begun = System.nanoTime();
        try {
            return switch (permits.acquire(key(pool), owner, PermitJudge.limitOf(pool), lease)) {
                case Attempt.Granted(long fence) -> new Asked.Granted(new Held(pool, owner, fence, begun));
                case Attempt.Full(Duration nextLeaseEnd) -> new Asked.Full(nextLeaseEnd);
            };
        } catch (DependencyUnavailableException unanswered) {
            tell("doubt", pool, owner.toString());
            return new Asked.Unknown();
        }
    }

    /** Whether the judge admits it. */
    boolean act(Held held) throws IOException {
        return tell("act", held.pool(), held.owner() + " " + held.fence() + " " + held.begun() + " " + lease.toNanos())
                .equals("admitted");
    }

    /** The same permit with its lease anew; empty where it is lost, or Redis did not answer. */
    Optional<Held> renewed(Held held) throws IOException {
        operations++;
        long begun = System.nanoTime();
        try {
            if (permits.renew(key(held.pool()), held.owner(), lease)) {
                return Optional.of(new Held(held.pool(), held.owner(), held.fence(), begun));
            }
            tell("lost", held.pool(), held.owner().toString());
        } catch (DependencyUnavailableException unanswered) {
            tell("doubt", held.pool(), held.owner().toString());
            tell("leave", held.pool(), held.owner().toString());
        }
        return Optional.empty();
    }

    /** Done with it: the judge first, then the pool. */
    void giveBack(Held held) throws IOException {
        tell("leave", held.pool(), held.owner().toString());
        release(held.pool(), held.owner());
    }

    void release(String pool, PermitOwner owner) throws IOException {
        operations++;
        try {
            permits.release(key(pool), owner);
        } catch (DependencyUnavailableException unanswered) {
            tell("doubt", pool, owner.toString());
        }
    }

    @Override
    public void close() throws IOException {
        judge.close();
    }

    static LimitKey key(String pool) {
        return new LimitKey("faults:" + pool);
    }

    private String tell(String verb, String pool, String rest) throws IOException {
        String line = operations + " " + verb + " " + pool + " " + rest + "\n";
        operations = 0;
        judge.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
        String verdict = verdicts.readLine();
        if (verdict == null) {
            throw new IOException("the judge has gone");
        }
        return verdict;
    }
}
