package io.wecomops.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.error.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextMessageTest {
    /** Text and markdown obey the same rules. */
    enum Kind {
        TEXT,
        MARKDOWN;

        private Message make(String content) {
            return switch (this) {
                case TEXT -> new Message.Text(content);
                case MARKDOWN -> new Message.Markdown(content);
            };
        }

        List<Fault> faults(String content) {
            return FaultsOf.faults(() -> make(content));
        }
    }

    @ParameterizedTest
    @EnumSource
    void holds2048BytesAndNotOneMore(Kind kind) {
        assertThat(kind.faults("x".repeat(2048))).isEmpty();
        assertThat(kind.faults("x".repeat(2049)))
                .containsExactly(new Fault("/content", "must be at most 2048 bytes of UTF-8, has 2049"));
    }

    @ParameterizedTest
    @EnumSource
    void aChineseCharacterIsThreeBytes(Kind kind) {
        assertThat(kind.faults("中".repeat(682) + "ab")).isEmpty();
        assertThat(kind.faults("中".repeat(682) + "abc"))
                .containsExactly(new Fault("/content", "must be at most 2048 bytes of UTF-8, has 2049"));
    }

    @ParameterizedTest
    @EnumSource
    void anEmojiIsFourBytesAndAnAccentedLetterTwo(Kind kind) {
        assertThat(kind.faults("😀".repeat(512))).isEmpty();
        assertThat(kind.faults("😀".repeat(511) + "éé")).isEmpty();
        assertThat(kind.faults("😀".repeat(511) + "ééa"))
                .containsExactly(new Fault("/content", "must be at most 2048 bytes of UTF-8, has 2049"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t ", "\u3000"})
    void blankIsRefused(String content) {
        for (Kind kind : Kind.values()) {
            assertThat(kind.faults(content)).containsExactly(new Fault("/content", "must not be blank"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83d", "\ude00a", "\ude00\ud83d", "a\ud83db"})
    void aLoneSurrogateIsRefused(String content) {
        for (Kind kind : Kind.values()) {
            assertThat(kind.faults(content))
                    .containsExactly(new Fault("/content", "must be well-formed Unicode: a surrogate stands alone"));
        }
    }

    @Test
    void lineFeedCarriageReturnAndTabMayStandInIt() {
        assertThat(Kind.TEXT.faults("one\ntwo\r\n\tthree")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(chars = {'\0', '\1', '\b', '\u000b', '\f', '\u001b', '\u001f'})
    void otherControlCharactersAreRefusedSinceWeComRefusesTheirEscapes(char control) {
        assertThat(Kind.TEXT.faults("a" + control + "b"))
                .containsExactly(new Fault(
                        "/content", "must have no control characters but line feed, carriage return and tab"));
    }

    @Test
    void eachRuleThatIsBrokenIsNamed() {
        assertThat(Kind.TEXT.faults("\0" + "x".repeat(2048)))
                .extracting(Fault::detail)
                .containsExactly(
                        "must have no control characters but line feed, carriage return and tab",
                        "must be at most 2048 bytes of UTF-8, has 2049");
    }

    @Test
    void eachMessageKnowsItsType() {
        assertThat(new Message.Text("a").type()).isEqualTo(MessageType.TEXT);
        assertThat(new Message.Markdown("a").type()).isEqualTo(MessageType.MARKDOWN);
        assertThat(MessageType.of("markdown")).contains(MessageType.MARKDOWN);
        assertThat(MessageType.of("Markdown")).isEmpty();
        assertThat(MessageType.codes()).isEqualTo("text, markdown, textcard, news");
    }
}
