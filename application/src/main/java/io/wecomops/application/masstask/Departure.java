package io.wecomops.application.masstask;

import io.wecomops.application.limit.Ticket;
import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.masstask.BatchQueue;
import io.wecomops.domain.masstask.ClaimedBatch;
import io.wecomops.domain.masstask.DeliveryMode;
import io.wecomops.domain.masstask.TaskKind;
import io.wecomops.domain.time.Ticker;
import java.time.Duration;
import java.util.Optional;

/** What comes between a booked slot and its request: a permit, the note that it is being sent, the slot's time. Thread-safe. */
final class Departure {
    /** For a permit and a look at the task. */
    private static final Duration MOMENT = Duration.ofMillis(15);
    /** More than it takes from a note or a look to its slot. */
    private static final Duration LONG_AGO = Duration.ofMillis(100);

    private final BatchQueue queue;
    private final NoteLead lead;
    private final Ticker ticker;

    Departure(BatchQueue queue, RateLimit pace, Ticker ticker) {
        this.queue = queue;
        this.lead = new NoteLead(pace);
        this.ticker = ticker;
    }

    /** Whether a batch may go out now. */
    sealed interface Clearance {
        record Go() implements Clearance {}

        /**
         * Not now. It is to be given back: so a note that it is being sent is taken back.
         *
         * @param gone what could not be asked once it was noted, if that is why
         */
        record GiveBack(Optional<DependencyUnavailableException> gone) implements Clearance {}

        /** The claim was lost, or its task no longer runs. Nothing is to be recorded. */
        record Refused() implements Clearance {}
    }

    private static final Clearance GIVE_BACK = new Clearance.GiveBack(Optional.empty());

    /**
     * Waits until {@code batch} may go out.
     *
     * @throws DependencyUnavailableException where the database or Redis cannot be asked, and it is not noted or nobody knows
     */
    Clearance of(ClaimedBatch batch, Ticket ticket) throws InterruptedException {
        // a crash leaves what is noted in doubt, and what is to go out at once has no time to wait
        boolean early =
                lead.isEarly() && batch.delivery() == DeliveryMode.EFFECTIVELY_ONCE && batch.kind() == TaskKind.MASS;
        // noted before the slot comes, so that the time the database takes does not make the sender late
        if (!(early ? ticket.nears(lead.early()) : ticket.isAdmitted(lead.now()))) {
            return GIVE_BACK;
        }
        Duration noting = ticker.elapsed();
        if (!queue.startSending(batch)) {
            return new Clearance.Refused();
        }
        lead.took(ticker.elapsed().minus(noting));
        try {
            return goes(batch, ticket, early) ? new Clearance.Go() : GIVE_BACK;
        } catch (DependencyUnavailableException gone) {
            return new Clearance.GiveBack(Optional.of(gone));
        }
    }

    private boolean goes(ClaimedBatch batch, Ticket ticket, boolean early) throws InterruptedException {
        Duration ran = ticker.elapsed();
        if (early) {
            if (!ticket.isAdmitted(MOMENT)) {
                return false;
            }
            ran = ticker.elapsed();
            if (!queue.mayStillSend(batch)) {
                return false;
            }
        }
        if (!ticket.arrives()) {
            return false;
        }
        // where a slot was missed another was waited for, and the task may have been paused meanwhile
        return ticker.elapsed().minus(ran).compareTo(LONG_AGO) <= 0 || queue.mayStillSend(batch);
    }
}
