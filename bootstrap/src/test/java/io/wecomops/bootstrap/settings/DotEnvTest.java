package io.wecomops.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DotEnvTest {
    @Test
    void readsPlainLinesCommentsAndExport() {
        DotEnv read = parse("""
                # what we run on
                A=1

                export B = two words   # why
                   C=x#y
                D=
                E= # nothing
                F=a=b
                """);

        assertThat(read.faults()).isEmpty();
        assertThat(read.values())
                .isEqualTo(Map.of("A", "1", "B", "two words", "C", "x#y", "D", "", "E", "", "F", "a=b"));
    }

    @Test
    void quotesKeepWhatIsInThem() {
        DotEnv read = parse("""
                A='a # b $HOME \\n'
                B="a # b $HOME" # said
                C="one\\ntwo \\"three\\" \\\\"
                D="企业微信 🙂"
                E='it"s'
                """);

        assertThat(read.faults()).isEmpty();
        assertThat(read.values())
                .isEqualTo(Map.of(
                        "A", "a # b $HOME \\n",
                        "B", "a # b $HOME",
                        "C", "one\ntwo \"three\" \\",
                        "D", "企业微信 🙂",
                        "E", "it\"s"));
    }

    @Test
    void nothingIsInterpolated() {
        assertThat(parse("A=p$SHELL${HOME}").values()).containsEntry("A", "p$SHELL${HOME}");
    }

    @Test
    void aMarkAndOtherLineEndsDoNotMatter() {
        assertThat(parse("\uFEFFA=1\r\nB='2'\r\n\r\n").values()).isEqualTo(Map.of("A", "1", "B", "2"));
    }

    @Test
    void theLastOfEqualNamesHolds() {
        assertThat(parse("A=1\nA=2").values()).isEqualTo(Map.of("A", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hunter2                 | is not NAME=value",
                "2A=hunter2              | is not NAME=value",
                "A B=hunter2             | is not NAME=value",
                "A=\"hunter2             | has a quote that is not closed, or text after the closing one",
                "A='hunter2' x           | has a quote that is not closed, or text after the closing one",
                "A=\"hunter2\\q\"        | has an escape that is not known: \\q"
            })
    void aBrokenLineIsNamedWithoutItsValue(String line, String problem) {
        DotEnv read = parse("A=1\n\n" + line + "\nZ=9");

        assertThat(read.faults()).containsExactly(new SettingFault(".env line 3", problem));
        assertThat(read.values()).containsEntry("Z", "9");
    }

    private static DotEnv parse(String text) {
        return DotEnv.parse(".env", text);
    }
}
