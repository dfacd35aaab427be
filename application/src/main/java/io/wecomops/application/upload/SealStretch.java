package io.wecomops.application.upload;

import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.BatchPlan.Room;
import io.wecomops.domain.masstask.Schedule;
import io.wecomops.domain.masstask.SealedBatch;
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.upload.Place;
import io.wecomops.domain.upload.SealCursor;
import io.wecomops.domain.upload.SealWork;
import io.wecomops.domain.upload.UploadedLine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The people of a task who have been read and stand in no batch yet, and how they get into one. For one thread. */
final class SealStretch {
    /** So many people are held at once, more or less: hashes spread evenly. */
    private static final long PEOPLE_AT_ONCE = 8_000;

    private static final long PERSONAL_AT_ONCE = 2_000;

    private final SealWork work;
    private final MessageTemplate template;
    private final RequestSealer requests;
    private final BatchPlan plan;
    private final long people;
    private final Schedule schedule;
    private final Deque<Person> waiting = new ArrayDeque<>();
    private SealCursor cursor;

    /** @param people of the whole task, each once; where it goes out in waves, these are shares of it */
    SealStretch(SealWork work, MessageTemplate template, RequestSealer requests, BatchPlan plan, long people) {
        this.work = work;
        this.template = template;
        this.requests = requests;
        this.plan = template.isPersonal() ? new BatchPlan(1) : plan;
        this.people = people;
        this.schedule = new Schedule(Optional.empty(), work.gray());
        this.cursor = work.cursor();
    }

    /** How many buckets are best read together. */
    int bucketsAtOnce() {
        long atOnce = template.isPersonal() ? PERSONAL_AT_ONCE : PEOPLE_AT_ONCE;
        return Math.clamp(atOnce * Place.BUCKETS / Math.max(1, work.people()), 1, Place.BUCKETS);
    }

    /** How far the sealing has come with the batches handed out last. */
    synchronized SealCursor cursor() {
        return cursor;
    }

    /** @param lines of whole buckets, those that come later after those that came before */
    void add(List<UploadedLine> lines) {
        Optional<Place> sealed = work.cursor().last();
        var people = new TreeMap<Place, Person>();
        for (UploadedLine line : lines) {
            if (sealed.isEmpty() || sealed.get().compareTo(line.place()) < 0) {
                people.merge(line.place(), Person.of(line), Person::namedAgain);
            }
        }
        waiting.addAll(people.values());
    }

    /** Those that have all people they have room for. */
    synchronized List<SealedBatch> fullBatches() {
        List<SealedBatch> batches = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Room room = plan.roomBehind(cursor.people(), people, schedule);
            if (waiting.size() < room.size()) {
                break;
            }
            batches.add(sealed(room));
        }
        return batches;
    }

    /** The rest as well. */
    synchronized List<SealedBatch> allBatches() {
        List<SealedBatch> batches = new ArrayList<>();
        while (!waiting.isEmpty()) {
            batches.add(sealed(plan.roomBehind(cursor.people(), people, schedule)));
        }
        return batches;
    }

    private synchronized void advance(Person person) {
        long hash = person.place().hash();
        cursor = new SealCursor(
                Optional.of(person.place()),
                cursor.batches(),
                cursor.people() + 1,
                cursor.peopleSum() + hash,
                cursor.lines() + person.lines(),
                cursor.linesSum() + hash * person.lines());
    }

    private synchronized SealedBatch sealed(Room room) {
        List<Person> taken = new ArrayList<>(room.size());
        while (taken.size() < room.size() && !waiting.isEmpty()) {
            taken.add(waiting.removeFirst());
        }
        taken.forEach(this::advance);
        cursor = cursor.withOneMoreBatch();
        var users = taken.stream().map(person -> person.place().user()).toList();
        var part = BatchPlan.part(work.bizNo(), cursor.batches(), room.wave(), users);
        var message = template.fill(taken.getFirst().variables());
        var request = requests.seal(work.agentId(), message, users, part.duplicateCheck());
        return new SealedBatch(
                part.number(),
                part.wave(),
                users,
                request,
                part.duplicateCheck().interval());
    }

    /** @param lines how many lines named this person; the last one's variables count */
    private record Person(Place place, Map<String, String> variables, long lines) {
        static Person of(UploadedLine line) {
            return new Person(line.place(), line.variables(), 1);
        }

        Person namedAgain(Person later) {
            return new Person(place, later.variables, lines + later.lines);
        }
    }
}
