package io.wecomops.application.upload;

import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.Recipient;
import io.wecomops.domain.masstask.RecipientLedger;
import io.wecomops.domain.message.MessageTemplate;
import io.wecomops.domain.message.RequestSealer;
import io.wecomops.domain.page.Page;
import io.wecomops.domain.page.PageRequest;
import io.wecomops.domain.upload.Place;
import io.wecomops.domain.upload.SealCursor;
import io.wecomops.domain.upload.SealQueue;
import io.wecomops.domain.upload.SealWork;
import io.wecomops.domain.upload.UploadedLine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes batches of all that was uploaded for a task: bucket by bucket in the task's order, each step in one transaction
 * with how far it has come. So it goes on where a dead node stopped, with nobody lost or doubled. The task is ready only
 * once every uploaded line was met, and what was stored is counted and summed to the same. Thread-safe.
 */
public final class Sealer {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final long COUNTED_AT_ONCE = 8_000;

    private final SealQueue queue;
    private final RecipientLedger ledger;
    private final RequestSealer requests;
    private final BatchPlan plan;

    public Sealer(SealQueue queue, RecipientLedger ledger, RequestSealer requests, BatchPlan plan) {
        this.queue = queue;
        this.ledger = ledger;
        this.requests = requests;
        this.plan = plan;
    }

    /**
     * Seals the task to its end.
     *
     * @return whether it is ready; {@code false} also where the claim was lost, or the task cancelled
     */
    public boolean seal(SealWork work) {
        OptionalLong people = people(work);
        if (people.isEmpty()) {
            return given(work);
        }
        var template = MessageTemplate.of(work.message());
        var stretch = new SealStretch(work, template, requests, plan, people.getAsLong());
        int last = work.cursor().last().map(Place::bucket).orElse(0);
        for (int from = last; from < Place.BUCKETS; from += stretch.bucketsAtOnce()) {
            int to = Math.min(Place.BUCKETS, from + stretch.bucketsAtOnce());
            stretch.add(queue.read(work, from, to));
            var batches = to == Place.BUCKETS ? stretch.allBatches() : stretch.fullBatches();
            if (!batches.isEmpty() && !queue.write(work, batches, stretch.cursor())) {
                return given(work);
            }
        }
        SealCursor sealed = stretch.cursor();
        Optional<Boolean> stored = isStored(work, sealed);
        if (stored.isEmpty()) {
            return given(work);
        }
        boolean asCounted = work.gray().isEmpty() || sealed.people() == people.getAsLong();
        boolean agreed =
                stored.get() && asCounted && sealed.lines() == work.people() && sealed.linesSum() == work.sum();
        long doubles = sealed.lines() - sealed.people();
        String words = agreed
                ? "sealed: " + sealed.people() + " people in " + sealed.batches() + " batches, " + doubles
                        + " doubles left out"
                : "sealing failed: " + work.people() + " lines were uploaded, " + sealed.lines() + " were met, "
                        + sealed.people() + " people stand in batches, and the sums do not agree; nothing is sent";
        if (!queue.finish(work, agreed, words)) {
            return given(work);
        }
        (agreed ? LOG.atInfo() : LOG.atError())
                .addKeyValue("biz_no", work.bizNo())
                .addKeyValue("people", sealed.people())
                .addKeyValue("batches", sealed.batches())
                .addKeyValue("doubles", doubles)
                .log(agreed ? "mass task sealed" : "mass task cannot be sealed: counts do not agree");
        return agreed;
    }

    /**
     * How many people the task has, each once; empty where the claim was lost. Counted ahead only where waves are cut at shares
     * of it, and anew by whoever goes on with the sealing; else any number will do.
     */
    private OptionalLong people(SealWork work) {
        if (work.gray().isEmpty()) {
            return OptionalLong.of(Long.MAX_VALUE);
        }
        int atOnce = Math.toIntExact(
                Math.clamp(COUNTED_AT_ONCE * Place.BUCKETS / Math.max(1, work.people()), 1, Place.BUCKETS));
        long people = 0;
        for (int from = 0; from < Place.BUCKETS; from += atOnce) {
            people += queue.read(work, from, Math.min(Place.BUCKETS, from + atOnce)).stream()
                    .map(UploadedLine::place)
                    .distinct()
                    .count();
            if (!queue.write(work, List.of(), work.cursor())) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(people);
    }

    /** Reads what was stored: everybody once, in order, as many and with the same sum; empty where the claim was lost. */
    private Optional<Boolean> isStored(SealWork work, SealCursor sealed) {
        long people = 0;
        long sum = 0;
        Optional<Place> before = Optional.empty();
        PageRequest request = PageRequest.first(PageRequest.MAX_LIMIT);
        for (int pages = 1; ; pages++) {
            Page<Recipient> page = ledger.list(work.task(), request);
            for (Recipient person : page.items()) {
                Place place = Place.of(work.bizNo(), person.user());
                if (before.isPresent() && before.get().compareTo(place) >= 0) {
                    return Optional.of(false);
                }
                before = Optional.of(place);
                people++;
                sum += place.hash();
            }
            if (page.next().isEmpty()) {
                return Optional.of(people == sealed.people() && sum == sealed.peopleSum());
            }
            if (pages % 100 == 0 && !queue.write(work, List.of(), sealed)) {
                return Optional.empty();
            }
            request = new PageRequest(PageRequest.MAX_LIMIT, page.next().getAsLong());
        }
    }

    private static boolean given(SealWork work) {
        LOG.atWarn()
                .addKeyValue("biz_no", work.bizNo())
                .log("sealing ended early: another node goes on with it, or the task was cancelled");
        return false;
    }
}
