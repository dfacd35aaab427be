package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.reason.ErrorGuide;
import io.wecomops.domain.reason.Explanation;
import io.wecomops.domain.reason.Reason;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ErrorGuide} must do. An adapter's test extends this and says how to make one. */
public abstract class ErrorGuideContract {
    protected abstract ErrorGuide guide();

    static Stream<Reason> ownReasons() {
        return Stream.of(
                Reason.INVALID_USER,
                Reason.UNLICENSED_USER,
                Reason.UNREACHABLE,
                Reason.ANSWER_LOST,
                Reason.REPEAT_WINDOW_OVER,
                Reason.AT_MOST_ONCE,
                Reason.BROKEN_ANSWER,
                Reason.MEMBER_LIMIT,
                Reason.DAY_LIMIT);
    }

    private static void assertInBothLanguages(Explanation explanation) {
        assertThat(explanation.english()).containsPattern("[a-z]{3}").hasSizeGreaterThan(30);
        assertThat(explanation.chinese()).containsPattern("\\p{IsHan}{2}");
    }

    @ParameterizedTest
    @MethodSource("ownReasons")
    void ourOwnReasonsAreExplained(Reason reason) {
        assertInBothLanguages(guide().explain(reason));
    }

    @Test
    void differentReasonsHaveDifferentWords() {
        assertThat(ownReasons().map(reason -> guide().explain(reason))).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40001, 40014, 42001, 45009, 45033, 60020, 81013, 999_999, Integer.MIN_VALUE})
    void weComsCodesAreExplainedWithTheirNumber(int errcode) {
        var explanation = guide().explain(Reason.wecom(errcode));
        assertInBothLanguages(explanation);
        assertThat(explanation.english()).contains(Integer.toString(errcode));
        assertThat(explanation.chinese()).contains(Integer.toString(errcode));
    }

    @Test
    void aForbiddenAddressIsExplainedByWhatToDo() {
        var explanation = guide().explain(Reason.wecom(60020));
        assertThat(explanation.english()).contains("企业可信IP");
        assertThat(explanation.chinese()).contains("企业可信IP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "wecom:", "wecom:abc", "wecom:99999999999999999999", "-", "a-reason-of-tomorrow"})
    void noReasonIsTooStrange(String code) {
        var explanation = guide().explain(new Reason(code));
        assertInBothLanguages(explanation);
        assertThat(explanation.english()).contains(code.replace("wecom:9", "9"));
    }
}
