package io.wecomops.domain.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects every fault of an input, so that its sender learns of all at once. Not thread-safe. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    /** Notes that what stands at {@code pointer} breaks the rule {@code detail}. */
    public void add(String pointer, String detail) {
        found.add(new Fault(pointer, detail));
    }

    /**
     * What {@code value} makes, or nothing where its own check refuses; the refusal is then a fault at {@code pointer}.
     */
    public <T> Optional<T> read(String pointer, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (InvalidInputException refused) {
            refused.faults().forEach(fault -> found.add(fault.under(pointer)));
        } catch (IllegalArgumentException refused) {
            add(pointer, String.valueOf(refused.getMessage()));
        }
        return Optional.empty();
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** What was found so far, in the order in which it was found. */
    public List<Fault> found() {
        return List.copyOf(found);
    }

    /**
     * Ends the collecting.
     *
     * @throws InvalidInputException with all that was found, if anything was
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidInputException(found);
        }
    }
}
