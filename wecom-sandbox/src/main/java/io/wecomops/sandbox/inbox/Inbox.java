package io.wecomops.sandbox.inbox;

import io.wecomops.sandbox.Received;
import io.wecomops.sandbox.Wanted;
import io.wecomops.sandbox.call.Arrival;
import io.wecomops.sandbox.call.CallLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Every delivery there was: eight bytes each, four more a person. Not thread-safe. */
final class Inbox {
    private static final int NONE = -1;

    private final People people = new People();
    private final List<Sent> sent = new ArrayList<>();
    /** The contents of late, so that the calls of one campaign share theirs. */
    private final Map<Content, Content> contents = new LatestContents();

    private final RecalledMessages recalled = new RecalledMessages(sent);
    /** By person: the latest delivery. */
    private int[] latest = new int[1 << 10];
    /** By delivery: the message, and the same person's delivery before this one. */
    private int[] message = new int[1 << 10];

    private int[] before = new int[1 << 10];
    private int size;
    /** The messages of one person, while they are looked at. */
    private int[] walked = new int[64];

    /** Begins a message; what follows by {@link #deliver} is of it. */
    void begin(Arrival call, Content content) {
        sent.add(Sent.by(call, contents.computeIfAbsent(content, same -> same)));
    }

    int person(String userId) {
        int person = people.findOrAdd(userId);
        if (person == latest.length) {
            latest = Arrays.copyOf(latest, latest.length + latest.length / 2);
        }
        return person;
    }

    void deliver(int person) {
        if (size == message.length) {
            message = Arrays.copyOf(message, size + size / 2);
            before = Arrays.copyOf(before, size + size / 2);
        }
        message[size] = sent.size() - 1;
        before[size] = latest[person] - 1;
        latest[person] = ++size;
    }

    /** Whether the person has had at least {@code limit} messages of the app after {@code since}; no limit is 0. */
    boolean hasHad(int person, int agentId, long limit, long since) {
        long left = limit;
        for (int d = latest[person] - 1; d != NONE && limit > 0; d = before[d]) {
            var call = sent.get(message[d]);
            if (call.atMicros() <= since) {
                return false;
            }
            if (call.agentId() == agentId && --left == 0) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return size;
    }

    RecalledMessages recalled() {
        return recalled;
    }

    int peopleReached() {
        int reached = 0;
        for (int person = 0; person < people.size(); person++) {
            reached += latest[person] > 0 ? 1 : 0;
        }
        return reached;
    }

    /** How often each person received a message that {@code wanted} accepts; by person's number. */
    int[] timesByPerson(Wanted wanted) {
        var matches = matching(wanted);
        var times = new int[people.size()];
        for (int person = 0; person < times.length; person++) {
            for (int d = latest[person] - 1; d != NONE; d = before[d]) {
                times[person] += matches.test(message[d]) ? 1 : 0;
            }
        }
        return times;
    }

    /** How many people hold a message that {@code wanted} accepts and that was not recalled. */
    int holders(Wanted wanted) {
        var matches = matching(wanted);
        int holders = 0;
        for (int person = 0; person < people.size(); person++) {
            boolean holds = false;
            for (int d = latest[person] - 1; d != NONE && !holds; d = before[d]) {
                holds = matches.test(message[d]) && !recalled.has(message[d]);
            }
            holders += holds ? 1 : 0;
        }
        return holders;
    }

    private IntPredicate matching(Wanted wanted) {
        var matches = new boolean[sent.size()];
        for (int i = 0; i < matches.length; i++) {
            var one = sent.get(i);
            matches[i] = wanted.accepts(one.agentId(), one.content().text());
        }
        return i -> matches[i];
    }

    String userId(int person) {
        return people.id(person);
    }

    /** The most times that one person received the same content of the same app. */
    int mostRepeats(int person) {
        int newest = latest[person] - 1;
        if (newest == NONE || before[newest] == NONE) {
            return newest == NONE ? 0 : 1;
        }
        int count = 0;
        for (int d = newest; d != NONE; d = before[d]) {
            if (count == walked.length) {
                walked = Arrays.copyOf(walked, count * 2);
            }
            walked[count++] = message[d];
        }
        return Repeats.most(count, i -> sent.get(walked[i]));
    }

    int peopleKnown() {
        return people.size();
    }

    /** What one person received, newest first. */
    List<Received> of(String userId, int limit) {
        var found = new ArrayList<Received>();
        int person = people.find(userId);
        for (int d = person == NONE ? NONE : latest[person] - 1; d != NONE && found.size() < limit; d = before[d]) {
            found.add(received(userId, message[d]));
        }
        return found;
    }

    /** What anybody received of the messages that {@code wanted} accepts, person by person. */
    List<Received> received(Wanted wanted, int limit) {
        var matches = matching(wanted);
        var found = new ArrayList<Received>();
        for (int person = 0; person < people.size() && found.size() < limit; person++) {
            for (int d = latest[person] - 1; d != NONE && found.size() < limit; d = before[d]) {
                if (matches.test(message[d])) {
                    found.add(received(people.id(person), message[d]));
                }
            }
        }
        return found;
    }

    private Received received(String userId, int index) {
        var one = sent.get(index);
        var content = one.content();
        return new Received(
                userId,
                Sent.messageId(one.callNumber()),
                CallLog.time(one.atMicros()),
                one.agentId(),
                content.type(),
                content.text(),
                content.digest(),
                recalled.has(index),
                one.trace());
    }
}
