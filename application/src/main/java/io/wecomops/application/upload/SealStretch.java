package io.wecomops.application.upload;

import io.wecomops.domain.masstask.BatchPlan;
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
    private final int batchSize;
    private final Deque<Person> waiting = new ArrayDeque<>();
    private SealCursor cursor;

    SealStretch(SealWork work, MessageTemplate template, RequestSealer requests, BatchPlan plan) {
        this.work = work;
        this.template = template;
        this.requests = requests;
        this.batchSize = template.isPersonal() ? 1 : plan.size();
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

    List<SealedBatch> fullBatches() {
        return batches(batchSize);
    }

    /** The rest as well. */
    List<SealedBatch> allBatches() {
        return batches(1);
    }

    private synchronized List<SealedBatch> batches(int atLeast) {
        List<SealedBatch> batches = new ArrayList<>();
        while (waiting.size() >= atLeast) {
            List<Person> people = new ArrayList<>(batchSize);
            while (people.size() < batchSize && !waiting.isEmpty()) {
                people.add(waiting.removeFirst());
            }
            people.forEach(this::advance);
            batches.add(sealed(people));
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

    private synchronized SealedBatch sealed(List<Person> people) {
        cursor = cursor.withOneMoreBatch();
        var users = people.stream().map(person -> person.place().user()).toList();
        var part = BatchPlan.part(work.bizNo(), cursor.batches(), users);
        var message = template.fill(people.getFirst().variables());
        var request = requests.seal(work.agentId(), message, users, part.duplicateCheck());
        return new SealedBatch(
                part.number(), users, request, part.duplicateCheck().interval());
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
