package io.wecomops.domain.message;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wecomops.domain.error.Fault;
import io.wecomops.domain.error.InvalidInputException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads what is wrong with an input that must be refused. */
final class FaultsOf {
    private FaultsOf() {}

    static List<String> pointers(ThrowingCallable making) {
        return faults(making).stream().map(Fault::pointer).toList();
    }

    static List<Fault> faults(ThrowingCallable making) {
        InvalidInputException refused = catchThrowableOfType(InvalidInputException.class, making);
        return refused == null ? List.of() : refused.faults();
    }
}
