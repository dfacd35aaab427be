package io.wecomops.adapters.wecom.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wecomops.domain.reason.ErrorGuide;
import io.wecomops.domain.reason.Reason;
import io.wecomops.testkit.contract.ErrorGuideContract;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WecomErrorGuideTest extends ErrorGuideContract {
    /** Every code of the protocol notes, section 2, by its class there. */
    private static final int[] RETRY = {-1, 6000, 41063, 41096, 90304};

    private static final int[] REFRESH = {40014, 42001, 42009};
    private static final int[] LIMIT = {45009, 45033};
    /** In the notes given up; here waited for, since nobody but the app is at fault. */
    private static final int[] MEND = {48002, 50003, 60020, 301002};

    private static final int[] GIVEUP = {
        40001,
        40003,
        40004,
        40005,
        40006,
        40007,
        40008,
        40009,
        40011,
        40013,
        40029,
        40031,
        40032,
        40033,
        40035,
        40050,
        40056,
        40057,
        40058,
        40063,
        40066,
        40068,
        40070,
        40073,
        40074,
        40091,
        40093,
        40096,
        40201,
        41001,
        41002,
        41004,
        41006,
        41008,
        41009,
        41011,
        41016,
        41033,
        41035,
        41045,
        41048,
        41051,
        42012,
        42022,
        43004,
        43012,
        44001,
        44004,
        45001,
        45002,
        45007,
        45008,
        45024,
        45032,
        46004,
        48003,
        48004,
        48005,
        50001,
        50002,
        60003,
        60011,
        60021,
        60030,
        60111,
        60123,
        80001,
        81011,
        81013,
        81014,
        81017,
        82001,
        82002,
        82003,
        84014,
        84015,
        84061,
        84074,
        85002,
        86001,
        86003,
        86004,
        86005,
        86006,
        86007,
        86008,
        86101,
        86215,
        86216,
        86217,
        86220,
        90206,
        90207,
        90208,
        90302,
        90305,
        90306,
        90307,
        90308,
        90309,
        91040,
        93000,
        93004,
        93006,
        93008,
        301007,
        301021,
        701008,
        2000002,
        // LIMIT and RETRY there; error-codes.tsv says why not here
        95001,
        830002
    };

    private final ErrorTable errors = ErrorTable.load();

    @Override
    protected ErrorGuide guide() {
        return new WecomErrorGuide(errors);
    }

    @Test
    void everyCodeOfTheNotesHasItsReaction() {
        assertReaction(RETRY, Reaction.RETRY);
        assertReaction(REFRESH, Reaction.REFRESH);
        assertReaction(LIMIT, Reaction.LIMIT);
        assertReaction(MEND, Reaction.MEND);
        assertReaction(GIVEUP, Reaction.GIVEUP);
    }

    private void assertReaction(int[] codes, Reaction reaction) {
        assertThat(Arrays.stream(codes).boxed())
                .allSatisfy(code -> assertThat(errors.reactionTo(code)).isEqualTo(reaction));
    }

    @Test
    void everyCodeOfTheNotesIsExplained() {
        assertThat(Stream.of(RETRY, REFRESH, LIMIT, MEND, GIVEUP)
                        .flatMapToInt(IntStream::of)
                        .boxed())
                .hasSize(125)
                .allSatisfy(code -> {
                    var explanation = errors.explanationOf(Reason.wecom(code)).orElseThrow();
                    assertThat(explanation.english())
                            .startsWith("WeCom " + code + ": ")
                            .endsWith(".");
                    assertThat(explanation.chinese())
                            .startsWith("企业微信 " + code + "：")
                            .containsPattern("\\p{IsHan}{4}")
                            .endsWith("。");
                });
    }

    @Test
    void theFilesHaveOneLanguageInEachColumn() {
        // a slip of columns would put Chinese first
        assertThat(Stream.of(RETRY, REFRESH, LIMIT, MEND, GIVEUP)
                        .flatMapToInt(IntStream::of)
                        .boxed())
                .allSatisfy(code -> assertThat(errors.explanationOf(Reason.wecom(code))
                                .orElseThrow()
                                .english())
                        .doesNotContain("。")
                        .containsPattern("[a-z]+ [a-z]+"));
    }

    @Test
    void anUnknownCodeIsGivenUp() {
        assertThat(errors.reactionTo(123456)).isEqualTo(Reaction.GIVEUP);
    }

    @Test
    void onlyLimitsAndWhatIsToBeMendedBlock() {
        assertThat(errors.blockOf(60020)).isEqualTo(Duration.ofSeconds(60));
        assertThat(errors.blockOf(45009)).isEqualTo(Duration.ofSeconds(60));
        assertThat(errors.blockOf(45033)).isEqualTo(Duration.ofSeconds(1));
        assertThatThrownBy(() -> errors.blockOf(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> errors.blockOf(123456)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownCodeNamesTheToolThatKnows() {
        assertThat(guide().explain(Reason.wecom(123456)).english())
                .contains("https://open.work.weixin.qq.com/devtool/query?e=123456");
    }
}
