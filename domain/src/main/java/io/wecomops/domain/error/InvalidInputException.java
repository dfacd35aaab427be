package io.wecomops.domain.error;

import java.util.List;
import java.util.stream.Collectors;

/** An input breaks rules; says all of them at once. */
public final class InvalidInputException extends IllegalArgumentException {
    private final List<Fault> faults;

    public InvalidInputException(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> fault.pointer().isEmpty() ? fault.detail() : fault.pointer() + ": " + fault.detail())
                .collect(Collectors.joining("; ")));
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("an invalid input has at least one fault");
        }
        this.faults = List.copyOf(faults);
    }

    /** What is wrong; never empty. */
    public List<Fault> faults() {
        return faults;
    }
}
