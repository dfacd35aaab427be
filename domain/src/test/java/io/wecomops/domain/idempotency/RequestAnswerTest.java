package io.wecomops.domain.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestAnswerTest {
    private static final Map<String, String> HEADERS = Map.of("Location", "/api/v1/mass-tasks/b-1");

    @Test
    void nobodyChangesItThroughItsArray() {
        byte[] body = {1, 2};
        var answer = new RequestAnswer(201, HEADERS, body);
        body[0] = 9;
        answer.body()[1] = 9;
        assertThat(answer.body()).containsExactly(1, 2);
    }

    @Test
    void isEqualWhereEveryByteIs() {
        var answer = new RequestAnswer(201, HEADERS, new byte[] {1});
        assertThat(answer)
                .isEqualTo(new RequestAnswer(201, HEADERS, new byte[] {1}))
                .hasSameHashCodeAs(new RequestAnswer(201, HEADERS, new byte[] {1}))
                .isNotEqualTo(new RequestAnswer(200, HEADERS, new byte[] {1}))
                .isNotEqualTo(new RequestAnswer(201, Map.of(), new byte[] {1}))
                .isNotEqualTo(new RequestAnswer(201, HEADERS, new byte[] {2}));
    }

    @Test
    void aBodyIsKeptUpToItsLimit() {
        assertThat(answerOf(RequestAnswer.MOST_KEPT_BYTES).canBeKept()).isTrue();
        assertThat(answerOf(RequestAnswer.MOST_KEPT_BYTES + 1).canBeKept()).isFalse();
    }

    @Test
    void whatCouldSplitAHeaderIsRefused() {
        assertThatThrownBy(() -> new RequestAnswer(201, Map.of("Location", "/x\r\nSet-Cookie: a"), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RequestAnswer(201, Map.of("", "x"), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInterimStatusAnswersNothing() {
        assertThatThrownBy(() -> new RequestAnswer(100, Map.of(), new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsTextTellsNothingOfTheBody() {
        assertThat(answerOf(3)).hasToString("RequestAnswer[200, [], 3 bytes]");
    }

    private static RequestAnswer answerOf(int bytes) {
        return new RequestAnswer(200, Map.of(), new byte[bytes]);
    }
}
