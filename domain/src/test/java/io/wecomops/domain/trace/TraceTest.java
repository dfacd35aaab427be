package io.wecomops.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final TraceId OUTER = new TraceId("outer");
    private static final TraceId INNER = new TraceId("inner");

    @Test
    void nothingIsBoundOutside() {
        assertThat(Trace.current()).isEmpty();
    }

    @Test
    void idIsBoundForItsScopeAndGoneAfterwards() {
        List<Optional<TraceId>> seen = new ArrayList<>();
        Trace.run(OUTER, () -> {
            Trace.run(INNER, () -> seen.add(Trace.current()));
            seen.add(Trace.current());
        });
        assertThat(seen).containsExactly(Optional.of(INNER), Optional.of(OUTER));
        assertThat(Trace.current()).isEmpty();
    }

    @Test
    void answerAndExceptionAreHandedOn() {
        String answer = Trace.call(OUTER, () -> Trace.current().orElseThrow().value());
        assertThat(answer).isEqualTo("outer");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Trace.call(OUTER, () -> {
                    throw new IOException("handed on");
                }));
    }

    @Test
    void newThreadIsGivenNothing() {
        Trace.run(OUTER, () -> {
            List<Optional<TraceId>> seen = new ArrayList<>();
            Thread thread = Thread.startVirtualThread(() -> seen.add(Trace.current()));
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            assertThat(seen).containsExactly(Optional.empty());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "4bf92f3577b34da6a3ce929d0e0e4736", "a/b:c;d=e,f~!"})
    void visibleAsciiIsATraceId(String value) {
        assertThat(TraceId.isValid(value)).isTrue();
        assertThat(new TraceId(value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\"b", "a'b", "a\\b", "<script>", "a\r\nSet-Cookie:x", "跟踪", "\u007f"})
    void whatCouldBreakOutOfAHeaderALogLineOrAJsonTextIsNot(String value) {
        assertThat(TraceId.isValid(value)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new TraceId(value));
    }

    @Test
    void longestHas128Characters() {
        assertThat(TraceId.isValid("t".repeat(128))).isTrue();
        assertThat(TraceId.isValid("t".repeat(129))).isFalse();
    }
}
