package io.wecomops.application.token;

import io.wecomops.application.token.TokenFetch.Outcome;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.time.Sleeper;
import io.wecomops.domain.time.Ticker;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the current token of an app, and has it fetched where there is none: by one thread of one node. Well before it ends
 * a newer one is fetched behind, and nobody waits for that. Thread-safe.
 */
public final class CurrentToken {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentToken.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);

    private final TokenFetch fetch;
    private final Executor behind;
    private final Sleeper sleeper;
    private final Ticker ticker;
    private final ConcurrentMap<TokenKey, Slot> slots = new ConcurrentHashMap<>();

    /** @param behind runs what fetches ahead, which takes as long as WeCom does; it may refuse, as one that ends does */
    public CurrentToken(TokenFetch fetch, Executor behind, Sleeper sleeper, Ticker ticker) {
        this.fetch = fetch;
        this.behind = behind;
        this.sleeper = sleeper;
        this.ticker = ticker;
    }

    /** What there is to call WeCom with. */
    public sealed interface Answer {
        record Usable(AccessToken token) implements Answer {}

        /** WeCom refuses this app's credentials; it is not asked again before {@code askAgainAfter}. */
        record Refused(Reason reason, String detail, Duration askAgainAfter) implements Answer {}

        record TryAgain(Duration after, Reason reason, String detail) implements Answer {}
    }

    /** The token of {@code key}; waits while another thread or node fetches it, unless there is one to go on with. */
    public Answer of(TokenKey key) throws InterruptedException {
        Slot slot = slots.computeIfAbsent(key, _ -> new Slot());
        Held held = slot.held;
        Duration now = ticker.elapsed();
        if (held.holdsAt(now)) {
            if (held.isDueAt(now)) {
                renewBehind(key, slot);
            }
            return held.answer();
        }
        slot.oneAtATime.lockInterruptibly();
        try {
            held = slot.held;
            if (!held.holdsAt(ticker.elapsed())) {
                held = found(key);
                slot.held = held;
            }
            return held.answer();
        } finally {
            slot.oneAtATime.unlock();
        }
    }

    /** WeCom rejected {@code token}: it is dropped everywhere, unless a newer one has replaced it already. */
    public void rejected(TokenKey key, AccessToken token) {
        Slot slot = slots.computeIfAbsent(key, _ -> new Slot());
        slot.telling.lock(); // of a thousand calls with one token the first tells, and the others wait until it is told
        try {
            if (slot.rejected < token.version()) {
                boolean removed = fetch.rejected(key, token.version());
                slot.rejected = token.version();
                LOG.atWarn()
                        .addKeyValue("app", key)
                        .addKeyValue("version", token.version())
                        .addKeyValue("removed", removed)
                        .log("token rejected");
            }
        } finally {
            slot.telling.unlock();
        }
        slot.replace(token.version(), Held.NOTHING);
    }

    /**
     * WeCom took {@code token}: if it rejects it later, it has revoked a good one. Costs something the first time only, and
     * never fails.
     */
    public void accepted(TokenKey key, AccessToken token) {
        Slot slot = slots.computeIfAbsent(key, _ -> new Slot());
        if (slot.accepted.getAndSet(token.version()) == token.version()) {
            return;
        }
        try {
            fetch.accepted(key, token.version());
        } catch (DependencyUnavailableException gone) {
            slot.accepted.set(0);
            LOG.atDebug().addKeyValue("app", key).setCause(gone).log("told with the next call");
        }
    }

    private Held found(TokenKey key) throws InterruptedException {
        Duration deadline = ticker.elapsed().plus(LONGEST_WAIT);
        while (true) {
            switch (fetch.attempt(key, 0)) {
                case Outcome.Done(Held held) -> {
                    return held;
                }
                case Outcome.Busy(Duration leaseEnd) -> {
                    if (ticker.elapsed().compareTo(deadline) >= 0) {
                        return Held.lasting(
                                new Answer.TryAgain(leaseEnd, Reason.UNREACHABLE, "another node fetches the token"),
                                Duration.ZERO);
                    }
                    sleeper.sleep(leaseEnd.compareTo(POLL) < 0 ? leaseEnd : POLL);
                }
            }
        }
    }

    private void renewBehind(TokenKey key, Slot slot) {
        if (!slot.renewing.compareAndSet(false, true)) {
            return;
        }
        try {
            behind.execute(() -> {
                try {
                    renew(key, slot);
                } finally {
                    slot.renewing.set(false);
                }
            });
        } catch (RejectedExecutionException ending) {
            slot.renewing.set(false);
        }
    }

    /** A token that cannot be renewed now goes on as it is, until it ends. */
    private void renew(TokenKey key, Slot slot) {
        Held old = slot.held;
        if (old.version() == 0 || !old.isDueAt(ticker.elapsed())) {
            return;
        }
        Held next = old.postponed(ticker.elapsed(), Duration.ZERO);
        try {
            next = switch (fetch.attempt(key, old.version())) {
                case Outcome.Done(Held held) ->
                    held.version() > 0 ? held : old.postponed(ticker.elapsed(), pause(held));
                case Outcome.Busy _ -> next;
            };
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.atWarn().addKeyValue("app", key).setCause(failed).log("token not renewed; the old one goes on");
        }
        slot.replace(old.version(), next);
    }

    private Duration pause(Held failed) {
        return failed.until().minus(ticker.elapsed());
    }

    private static final class Slot {
        private final ReentrantLock oneAtATime = new ReentrantLock();
        private final ReentrantLock telling = new ReentrantLock();
        private final AtomicLong accepted = new AtomicLong();
        private volatile long rejected;
        private final AtomicBoolean renewing = new AtomicBoolean();
        private volatile Held held = Held.NOTHING;

        /** Nothing happens where the token of {@code version} is no longer the one held. */
        void replace(long version, Held next) {
            oneAtATime.lock();
            try {
                if (held.version() == version) {
                    held = next;
                }
            } finally {
                oneAtATime.unlock();
            }
        }
    }
}
