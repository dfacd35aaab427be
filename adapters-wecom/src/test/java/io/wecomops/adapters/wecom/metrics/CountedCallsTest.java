package io.wecomops.adapters.wecom.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wecomops.adapters.wecom.api.Answer;
import io.wecomops.adapters.wecom.api.WecomApi;
import io.wecomops.adapters.wecom.reason.ErrorTable;
import io.wecomops.adapters.wecom.scripted.ScriptedWecom;
import io.wecomops.domain.metrics.CallOutcome;
import io.wecomops.domain.metrics.Happening;
import io.wecomops.domain.reason.Reason;
import io.wecomops.testkit.ManualTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CountedCallsTest {
    private static final Duration TOOK = Duration.ofMillis(120);

    private final ManualTime time = new ManualTime();
    private final List<Happening> seen = new CopyOnWriteArrayList<>();
    private final CountedCalls calls = new CountedCalls(seen::add, ErrorTable.load(), time);

    static Stream<Arguments> outcomes() {
        return Stream.of(
                Arguments.of(new Answer.Success(JsonNodeFactory.instance.objectNode()), CallOutcome.OK),
                Arguments.of(new Answer.Failure(-1, "busy"), CallOutcome.BUSY),
                Arguments.of(new Answer.Failure(42001, "expired"), CallOutcome.TOKEN_REJECTED),
                Arguments.of(new Answer.Failure(45009, "too many"), CallOutcome.LIMITED),
                Arguments.of(new Answer.Failure(60020, "address"), CallOutcome.APP_REFUSED),
                Arguments.of(new Answer.Failure(81013, "nobody"), CallOutcome.REFUSED),
                Arguments.of(new Answer.Unreachable("none"), CallOutcome.UNREACHABLE),
                Arguments.of(new Answer.TurnedAway("HTTP 404"), CallOutcome.TURNED_AWAY),
                Arguments.of(new Answer.HeldOff(TOOK, "HTTP 429"), CallOutcome.LIMITED),
                Arguments.of(new Answer.Lost(Reason.ANSWER_LOST, "late"), CallOutcome.LOST));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void eachCallIsCountedByItsInterfaceAndOutcomeWithItsTime(Answer answer, CallOutcome outcome) {
        assertThat(calls.around("message/send", () -> {
                    time.advance(TOOK);
                    return answer;
                }))
                .isSameAs(answer);
        assertThat(seen).containsExactly(new Happening.CallEnded("message/send", outcome, TOOK));
    }

    @Test
    void theConnectionToWecomIsWatched() {
        try (var api = new WecomApi(ScriptedWecom.nowhere(), TOOK, Duration.ofSeconds(5), calls)) {
            api.get("gettoken", new LinkedHashMap<>(Map.of("corpsecret", "secret")));
            api.post("message/send", new LinkedHashMap<>(), new byte[0]);
        }
        assertThat(seen)
                .containsExactly(
                        new Happening.CallEnded("gettoken", CallOutcome.UNREACHABLE, Duration.ZERO),
                        new Happening.CallEnded("message/send", CallOutcome.UNREACHABLE, Duration.ZERO));
    }
}
