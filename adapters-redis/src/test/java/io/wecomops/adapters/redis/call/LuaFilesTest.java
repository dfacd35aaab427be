package io.wecomops.adapters.redis.call;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.adapters.redis.Servers;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LuaFilesTest {
    /** Where something is published is no key. */
    private static final Pattern CALL_BESIDE_KEYS =
            Pattern.compile("redis\\.p?call\\('(?!TIME|PUBLISH)[A-Z]+', (?!KEYS\\[)");

    @Test
    void everyFileIsAScriptOfOursAndNoneIsDead() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(LuaScript.class.getResource(LuaScript.FOLDER))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<String> ours =
                    Arrays.stream(LuaScript.values()).map(LuaScript::fileName).toList();
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(ours);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fileOpensWithItsContract(LuaScript script) {
        String contract =
                script.text().lines().takeWhile(line -> line.startsWith("--")).collect(joining("\n"));
        assertThat(contract).startsWith("-- ").contains("\n-- KEYS[1]").contains("\n-- returns  {");
    }

    @ParameterizedTest
    @EnumSource
    void keysComeThroughKeysAlone(LuaScript script) {
        assertThat(script.text()).doesNotContainPattern(CALL_BESIDE_KEYS);
    }

    @ParameterizedTest
    @EnumSource
    void redisKnowsItByTheDigestThatWeAskWith(LuaScript script) {
        assertThat(Servers.PLAIN.scriptLoad(script.text())).isEqualTo(script.digest());
    }

    @Test
    void forgottenScriptIsGivenAgain() {
        List<String> key = List.of(Scripts.newKey());
        assertThat(Scripts.run(LuaScript.FIND_TOKEN, key).isEmpty()).isTrue();
        Servers.PLAIN.scriptFlush();
        assertThat(Scripts.run(LuaScript.FIND_TOKEN, key).isEmpty()).isTrue();
        assertThat(Servers.PLAIN.scriptExists(LuaScript.FIND_TOKEN.digest())).containsExactly(true);
    }
}
