package io.wecomops.sandbox.inbox;

import io.wecomops.sandbox.Audit;
import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Received;
import io.wecomops.sandbox.SeenCall;
import io.wecomops.sandbox.Stats;
import io.wecomops.sandbox.Wanted;
import io.wecomops.sandbox.call.Arrival;
import io.wecomops.sandbox.call.CallLog;
import io.wecomops.sandbox.call.Endpoint;
import io.wecomops.sandbox.call.ErrCode;
import io.wecomops.sandbox.fault.FaultLine;
import io.wecomops.sandbox.limit.DailyQuota;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All that the sandbox remembers, behind one lock: a delivery, its duplicate mark and its counts are one step, so that
 * whoever dies at whatever moment, and whoever reads, finds them in agreement. Thread-safe.
 */
public final class Ledger {
    private static final long MINUTE = 60_000_000L;
    private static final int EXAMPLES = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final FaultLine faultLine;
    private final InstantSource clock;
    private final InFlight inFlight = new InFlight();
    private long calls;
    private Page page = new Page();

    public Ledger(FaultLine faultLine, InstantSource clock) {
        this.faultLine = faultLine;
        this.clock = clock;
    }

    /** Takes a call in: gives it its number, time, fate and, where it runs into a limit, its verdict. */
    public Arrival arrive(Endpoint endpoint, int agentId, String trace) {
        return locked(() -> {
            long now = CallLog.micros(clock.instant());
            var faults = faultLine.faults();
            boolean ratesApply = endpoint == Endpoint.MESSAGE_SEND || faults.isOn(Fault.GETTOKEN_TOO);
            var fate = faultLine.next(ratesApply);
            page.arrivals(endpoint).add(now);
            boolean room = inFlight.enter(endpoint, faults.whole(Fault.CONCURRENCY_LIMIT));
            var verdict = room ? page.frequency(endpoint, agentId, now, faults) : ErrCode.TOO_CONCURRENT;
            return new Arrival(++calls, endpoint, now, agentId, trace, verdict, fate);
        });
    }

    /** The call has nothing more to do: it holds no place any more. To be said once for each arrival. */
    public void left(Arrival call) {
        locked(() -> {
            inFlight.leave(call.endpoint(), call.verdict() != ErrCode.TOO_CONCURRENT);
            if (inFlight.now() == 0) {
                quiet.signalAll();
            }
        });
    }

    /** Waits until no call is under way, at most so long. */
    public void awaitQuiet(Duration most) throws InterruptedException {
        lock.lock();
        try {
            long left = most.toNanos();
            while (inFlight.now() > 0 && left > 0) {
                left = quiet.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The call ended with {@code code}, and nothing was delivered. */
    public void ended(Arrival call, ErrCode code) {
        locked(() -> {
            page.log.add(call, code);
            if (call.endpoint() == Endpoint.GETTOKEN && isWrongCredential(code)) {
                page.failedGettoken(CallLog.micros(clock.instant()), faultLine.faults());
            }
        });
    }

    private static boolean isWrongCredential(ErrCode code) {
        return code == ErrCode.WRONG_SECRET
                || code == ErrCode.WRONG_CORP_ID
                || code == ErrCode.NO_CORP_ID
                || code == ErrCode.NO_SECRET;
    }

    /** The call ended without WeCom's answer, and nothing was delivered. */
    public void ended(Arrival call, String outcome) {
        locked(() -> page.log.add(call, outcome));
    }

    /** What came of {@link #deliver}; the id is empty where the code is not OK. */
    public record Delivery(ErrCode code, String messageId) {}

    /** Delivers to {@code people}, each once, or finds that the same was delivered before; and logs the call. */
    public Delivery deliver(Arrival call, Parcel parcel, List<String> people) {
        return locked(() -> {
            var delivery = decide(call, parcel, people);
            page.log.add(call, delivery.code());
            return delivery;
        });
    }

    private Delivery decide(Arrival call, Parcel parcel, List<String> people) {
        long now = CallLog.micros(clock.instant());
        if (parcel.duplicateSeconds() > 0) {
            var earlier = page.duplicates.earlier(call.agentId(), parcel.body(), now);
            if (earlier.isPresent()) {
                page.sends++;
                page.duplicatesDropped++;
                return new Delivery(ErrCode.OK, Sent.messageId(earlier.getAsLong()));
            }
        }
        var faults = faultLine.faults();
        if (!page.quota(call.agentId()).take(people.size(), faults.whole(Fault.DAILY_PERSON_TIMES), now)) {
            page.windows(call.agentId()).blockUntil(DailyQuota.endOfDay(now));
            return new Delivery(ErrCode.TOO_FREQUENT, "");
        }
        if (parcel.duplicateSeconds() > 0) {
            long until = now + parcel.duplicateSeconds() * 1_000_000;
            page.duplicates.mark(call.agentId(), parcel.body(), call.number(), until, now);
        }
        handOut(call, parcel, people, faults.whole(Fault.MEMBER_MINUTE_LIMIT), faults.whole(Fault.MEMBER_HOUR_LIMIT));
        return new Delivery(ErrCode.OK, Sent.messageId(call.number()));
    }

    private void handOut(Arrival call, Parcel parcel, List<String> people, long minuteLimit, long hourLimit) {
        page.sends++;
        page.truncated += parcel.truncated() ? 1 : 0;
        page.inbox.begin(call, parcel.content());
        long at = call.atMicros();
        for (String userId : people) {
            int person = page.inbox.person(userId);
            if (page.inbox.hasHad(person, call.agentId(), minuteLimit, at - MINUTE)
                    || page.inbox.hasHad(person, call.agentId(), hourLimit, at - 60 * MINUTE)) {
                page.silentlyDropped++;
            } else {
                page.inbox.deliver(person);
            }
        }
    }

    /**
     * Takes a message of the app back, and logs the call. One that was taken back before stays so, and is answered alike.
     *
     * @return what is wrong with it; empty where nothing is
     */
    public String recall(Arrival call, String messageId) {
        return locked(() -> {
            long now = CallLog.micros(clock.instant());
            String fault = page.inbox.recalled().recall(call.agentId(), messageId, now);
            page.log.add(call, fault.isEmpty() ? ErrCode.OK : ErrCode.WRONG_PARAMETER);
            return fault;
        });
    }

    public Stats stats(long tokensIssued) {
        return locked(() -> page.stats(tokensIssued, inFlight.now(), inFlight.peak()));
    }

    /** Counts, person by person, the messages that {@code asked} accepts. */
    public Audit audit(Wanted asked) {
        return locked(() -> page.audit(asked, EXAMPLES));
    }

    /** How often each person received the messages that {@code asked} accepts; those who did not are not there. */
    public Map<String, Integer> timesByPerson(Wanted asked) {
        return locked(() -> {
            var times = page.inbox.timesByPerson(asked);
            var byId = new HashMap<String, Integer>(times.length * 2);
            for (int person = 0; person < times.length; person++) {
                if (times[person] > 0) {
                    byId.put(page.inbox.userId(person), times[person]);
                }
            }
            return byId;
        });
    }

    /** What one person received, newest first. */
    public List<Received> person(String userId, int limit) {
        return locked(() -> page.inbox.of(userId.toLowerCase(Locale.ROOT), limit));
    }

    /** What was received of the messages that {@code asked} accepts, person by person. */
    public List<Received> received(Wanted asked, int limit) {
        return locked(() -> page.inbox.received(asked, limit));
    }

    /** The latest calls, newest first. */
    public List<SeenCall> calls(int limit) {
        return locked(() -> page.log.latest(limit));
    }

    /** Forgets deliveries, marks, counts, windows and blocks. Calls that are under way go on, and count anew. */
    public void reset() {
        locked(() -> {
            page = new Page();
            inFlight.resetPeak();
        });
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable step) {
        lock.lock();
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }
}
