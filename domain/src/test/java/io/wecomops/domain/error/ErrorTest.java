package io.wecomops.domain.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorTest {
    @Test
    void faultIsMovedUnderWhatHoldsIt() {
        assertThat(new Fault("/3", "is empty").under("/users").under("/target"))
                .isEqualTo(new Fault("/target/users/3", "is empty"));
        assertThat(new Fault("", "is empty").under("/target")).isEqualTo(new Fault("/target", "is empty"));
    }

    @Test
    void faultSaysWhereAndWhat() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Fault("users", "is empty"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fault("/users", " "));
    }

    @Test
    void allFaultsAreToldAtOnceAndInOrder() {
        Faults faults = new Faults();
        faults.add("/b", "is missing");
        faults.add("", "is too large");
        faults.add("/a", "is missing");
        assertThat(faults.none()).isFalse();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(faults::throwIfAny)
                .withMessage("/b: is missing; is too large; /a: is missing")
                .returns(faults.found(), InvalidInputException::faults);
    }

    @Test
    void noFaultsAreNoException() {
        Faults faults = new Faults();
        faults.throwIfAny();
        assertThat(faults.none()).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> new InvalidInputException(List.of()));
    }

    @Test
    void whatAValueRefusesIsAFaultAtItsPlace() {
        Faults faults = new Faults();
        assertThat(faults.read("/count", () -> 7)).contains(7);
        assertThat(faults.<Integer>read("/count", () -> {
                    throw new IllegalArgumentException("must be positive");
                }))
                .isEmpty();
        assertThat(faults.<Integer>read("/target", () -> {
                    throw new InvalidInputException(
                            List.of(new Fault("/users", "is empty"), new Fault("/tags", "is empty")));
                }))
                .isEmpty();
        assertThat(faults.found())
                .containsExactly(
                        new Fault("/count", "must be positive"),
                        new Fault("/target/users", "is empty"),
                        new Fault("/target/tags", "is empty"));
    }

    @Test
    void codesAreThoseOfTheOwnerAndDiffer() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::number)).doesNotHaveDuplicates();
        assertThat(ErrorCode.INVALID_PARAMETER.number()).isEqualTo(1403);
        assertThat(ErrorCode.UNEXPECTED.number()).isEqualTo(1500);
    }

    @Test
    void unavailableDependencyIsNamed() {
        Exception cause = new Exception("gone");
        assertThat(new DependencyUnavailableException("redis", "booking", cause))
                .hasMessage("redis unavailable: booking")
                .hasCause(cause)
                .returns("redis", DependencyUnavailableException::dependency);
    }

    @Test
    void aFailureComesDownToItsInnermostCause() {
        var outer = new IllegalStateException("outer", new IllegalArgumentException("refused\nat length"));
        assertThat(new DependencyUnavailableException("redis", "booking", outer).rootCause())
                .isEqualTo("refused");
        var silent = new IllegalStateException("outer", new InterruptedException());
        assertThat(new DependencyUnavailableException("redis", "booking", silent).rootCause())
                .isEqualTo("InterruptedException");
    }
}
