package io.wecomops.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void withoutACommandItSaysWhichThereAre() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).contains("usage: wecom-ops", "demo", "serve", "sandbox", "migrate", "version");
        assertThat(text(out)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void whoAsksForHelpGetsIt(String how) {
        assertThat(run(how)).isEqualTo(ExitCode.OK);
        assertThat(text(out)).contains("usage: wecom-ops <command>", "Exit codes");
        assertThat(text(err)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "demo,    --recipients --batch-size --qps --keep --port",
        "serve,   --embedded SHUTDOWN_GRACE_SEC",
        "sandbox, --port --secret",
        "migrate, --rollback --embedded",
        "version, usage"
    })
    void eachCommandHasHelp(String command, String parts) {
        assertThat(run(command, "--help")).isEqualTo(ExitCode.OK);
        assertThat(text(out)).contains("usage: wecom-ops " + command).contains(parts.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "launch,                    unknown command: launch",
        "serve --emedded,           unknown option: --emedded",
        "serve now,                 unexpected: now",
        "serve --embedded=1,        --embedded takes no value",
        "demo --recipients,         --recipients needs a value",
        "demo --recipients=0,       '--recipients must be a whole number from 1 to 100000, is 0'",
        "demo --qps ten,            '--qps must be a whole number from 1 to 100000, is ten'",
        "migrate --rollback -1,     '--rollback must be a whole number from 1 to 1000, is -1'",
        "sandbox --unknown-share x, --unknown-share must be a number from 0 to 1",
        "sandbox --unknown-share 2, shares are 0 to 1"
    })
    void whatItDoesNotKnowIsToldWithTheUsage(String words, String problem) {
        assertThat(run(words.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(text(err)).contains(problem, "usage: wecom-ops");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version"})
    void theVersionIsOneLine(String how) {
        assertThat(run(how)).isEqualTo(ExitCode.OK);
        assertThat(text(out)).matches("wecom-ops \\S+ \\(Java 25\\S*\\)\\R");
    }

    @Test
    void missingSettingsAreAllNamed() {
        assertThat(run("serve")).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(text(err).lines())
                .containsExactly(
                        "wecom-ops cannot start with these settings:",
                        "  MYSQL_PASSWORD is missing",
                        "  WECOM_CORP_ID is missing",
                        "  WECOM_AGENT_ID is missing",
                        "  WECOM_AGENT_SECRET is missing");
    }

    @Test
    void anEmbeddedDatabaseIsBroughtUpToDateAndTakenBack() {
        assertThat(run("migrate", "--embedded")).as(text(err)).isEqualTo(ExitCode.OK);
        assertThat(run("migrate", "--embedded")).as(text(err)).isEqualTo(ExitCode.OK);
        assertThat(run("migrate", "--embedded", "--rollback", "1"))
                .as(text(err))
                .isEqualTo(ExitCode.OK);
        assertThat(text(out).lines().map(line -> line.substring(line.lastIndexOf(": ") + 2)))
                .containsExactly("up to date", "up to date", "1 step taken back");
    }

    private ExitCode run(String... words) {
        var environment = Map.of("WECOM_OPS_DATA", folder.resolve("data").toString());
        var session = new Session(stream(out), stream(err), false, environment, folder, new StopSignal());
        return CommandLine.run(List.of(words), session);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
