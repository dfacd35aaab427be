package io.wecomops.sandbox.inbox;

import io.wecomops.sandbox.Audit;
import io.wecomops.sandbox.Fault;
import io.wecomops.sandbox.Faults;
import io.wecomops.sandbox.Stats;
import io.wecomops.sandbox.Wanted;
import io.wecomops.sandbox.call.CallLog;
import io.wecomops.sandbox.call.Endpoint;
import io.wecomops.sandbox.call.ErrCode;
import io.wecomops.sandbox.limit.ArrivalPeaks;
import io.wecomops.sandbox.limit.CallWindows;
import io.wecomops.sandbox.limit.DailyQuota;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What the ledger holds between two resets. Not thread-safe. */
final class Page {
    final CallLog log = new CallLog();
    final Inbox inbox = new Inbox();
    final DuplicateWindow duplicates = new DuplicateWindow();
    long sends;
    long duplicatesDropped;
    long silentlyDropped;
    long truncated;
    private long refusedInBlock;

    private final CallWindows failedGettoken = new CallWindows();
    private final Map<Integer, CallWindows> windows = new HashMap<>();
    private final Map<Integer, CallWindows> recalls = new HashMap<>();
    private final Map<String, CallWindows> tickets = new HashMap<>();
    private final Map<Integer, DailyQuota> quotas = new HashMap<>();
    private final EnumMap<Endpoint, ArrivalPeaks> arrivals = new EnumMap<>(Endpoint.class);

    CallWindows windows(int agentId) {
        return windows.computeIfAbsent(agentId, _ -> new CallWindows());
    }

    DailyQuota quota(int agentId) {
        return quotas.computeIfAbsent(agentId, _ -> new DailyQuota());
    }

    ArrivalPeaks arrivals(Endpoint endpoint) {
        return arrivals.computeIfAbsent(endpoint, _ -> new ArrivalPeaks());
    }

    /** Whether the call is within its frequency limits; it counts if so. */
    ErrCode frequency(Endpoint endpoint, int agentId, long now, Faults faults) {
        return switch (endpoint) {
            case GETTOKEN -> failedGettoken.isBlockedAt(now) ? ErrCode.TOO_FREQUENT : ErrCode.OK;
            case MESSAGE_SEND -> agentId == 0 ? ErrCode.OK : frequency(windows(agentId), now, faults);
            case MESSAGE_RECALL ->
                agentId == 0
                        ? ErrCode.OK
                        : frequency(recalls.computeIfAbsent(agentId, _ -> new CallWindows()), now, faults);
            case JSAPI_TICKET, TICKET_GET -> {
                CallWindows ofApp = tickets.computeIfAbsent(endpoint + ":" + agentId, _ -> new CallWindows());
                ofApp.limits(0, faults.whole(Fault.TICKET_LIMIT));
                yield ofApp.admits(now, faults.whole(Fault.BLOCK_MS), faults.whole(Fault.HOUR_BLOCK_MS))
                        ? ErrCode.OK
                        : ErrCode.TOO_FREQUENT;
            }
            case API_DOMAIN_IP, CALLBACK_IP, USER_GET, USER_SIMPLELIST, DEPARTMENT_SIMPLELIST, TAG_GET -> ErrCode.OK;
        };
    }

    private ErrCode frequency(CallWindows app, long now, Faults faults) {
        if (app.isBlockedAt(now)) {
            refusedInBlock++;
            return ErrCode.TOO_FREQUENT;
        }
        app.limits(faults.whole(Fault.MINUTE_LIMIT), faults.whole(Fault.HOUR_LIMIT));
        return app.admits(now, faults.whole(Fault.BLOCK_MS), faults.whole(Fault.HOUR_BLOCK_MS))
                ? ErrCode.OK
                : ErrCode.TOO_FREQUENT;
    }

    void failedGettoken(long now, Faults faults) {
        failedGettoken.limits(0, faults.whole(Fault.FAILED_GETTOKEN_LIMIT));
        failedGettoken.admits(now, faults.whole(Fault.BLOCK_MS), faults.whole(Fault.HOUR_BLOCK_MS));
    }

    Stats stats(long tokensIssued, int inFlight, int peakInFlight) {
        long repeated = 0;
        int most = 0;
        for (int person = 0; person < inbox.peopleKnown(); person++) {
            int times = inbox.mostRepeats(person);
            repeated += times > 1 ? 1 : 0;
            most = Math.max(most, times);
        }
        return new Stats(
                log.counts(),
                log.total(Endpoint.GETTOKEN),
                tokensIssued,
                sends,
                inbox.size(),
                inbox.peopleReached(),
                duplicatesDropped,
                silentlyDropped,
                truncated,
                refusedInBlock,
                repeated,
                most,
                inFlight,
                peakInFlight,
                peaks(Endpoint.MESSAGE_SEND),
                peaks(Endpoint.GETTOKEN));
    }

    private Stats.Peaks peaks(Endpoint endpoint) {
        var peaks = arrivals(endpoint);
        return new Stats.Peaks(peaks.inOneSecond(), peaks.inTenSeconds(), peaks.inOneMinute());
    }

    Audit audit(Wanted asked, int mostExamples) {
        long people = 0;
        long deliveries = 0;
        long once = 0;
        int most = 0;
        var examples = new ArrayList<String>();
        var times = inbox.timesByPerson(asked);
        for (int person = 0; person < times.length; person++) {
            deliveries += times[person];
            people += times[person] > 0 ? 1 : 0;
            once += times[person] == 1 ? 1 : 0;
            most = Math.max(most, times[person]);
            if (times[person] > 1 && examples.size() < mostExamples) {
                examples.add(inbox.userId(person));
            }
        }
        return new Audit(people, deliveries, inbox.holders(asked), once, people - once, most, examples);
    }
}
