package io.wecomops.application.limit;

import io.wecomops.domain.error.DependencyUnavailableException;
import io.wecomops.domain.limit.PermitOwner;
import java.time.Duration;
import java.util.Optional;

/**
 * One call's right to be made: a booked slot of a pace, and one of the permits that all calls share. For one thread.
 *
 * <p>The permit is taken when the slot is near, and given back where the slot is missed after all: so a permit is never held
 * while a slot is waited for. It would be missing to those whose slots are now, they would miss theirs and hold theirs while
 * they wait for others, and nodes that had once fallen behind would never catch up.
 */
public final class Ticket implements AutoCloseable {
    /** For the permit, where nothing else is to be done before the slot. */
    private static final Duration MOMENT = Duration.ofMillis(5);

    private final Pacer pacer;
    private final PermitQueue permits;
    private final Place place;
    private volatile Optional<PermitOwner> permit = Optional.empty();

    /** @param place booked with {@code pacer} */
    public Ticket(Pacer pacer, PermitQueue permits, Place place) {
        this.pacer = pacer;
        this.permits = permits;
        this.place = place;
    }

    /**
     * Waits until {@code before} its slot. Nothing is held yet but the slot.
     *
     * @return {@code false} if it would be too late, or it is to stop
     * @throws DependencyUnavailableException as {@link #isAdmitted}
     */
    public boolean nears(Duration before) throws InterruptedException {
        return pacer.nears(place, before);
    }

    /**
     * Waits until {@code before} its slot, then for a permit. A slot that goes by meanwhile is given up for another.
     *
     * @return whether there is a permit; {@code false} if it would be too late, or it is to stop
     * @throws DependencyUnavailableException where the shared state cannot be asked: nothing may be sent
     */
    public boolean isAdmitted(Duration before) throws InterruptedException {
        while (pacer.nears(place, before)) {
            permit = permits.take(place.lane(), pacer.lastMoment(place), place.stopping());
            if (permit.isPresent()) {
                return true;
            }
            pacer.renounce(place);
        }
        return false;
    }

    /**
     * Waits for its slot. One that was missed by more than a few milliseconds would meet the senders of later ones; so it is
     * given up for another, a few times at the most.
     *
     * @return whether it is this call's turn now; {@code false} if it would be too late, or it is to stop
     * @throws DependencyUnavailableException as {@link #isAdmitted}
     */
    public boolean arrives() throws InterruptedException {
        while (true) {
            switch (pacer.arrives(place)) {
                case NOW -> {
                    return true;
                }
                case NEVER -> {
                    return false;
                }
                case MISSED -> {
                    giveBackPermit();
                    if (!isAdmitted(MOMENT)) {
                        return false;
                    }
                }
            }
        }
    }

    /** Gives back what it holds: the permit, and a slot that was not used. */
    @Override
    public void close() {
        pacer.leave(place);
        giveBackPermit();
    }

    private void giveBackPermit() {
        Optional<PermitOwner> held = permit;
        permit = Optional.empty();
        held.ifPresent(permits::giveBack);
    }
}
