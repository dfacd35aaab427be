package io.wecomops.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules over source folders fail on faults that are written for the purpose. */
class SourceRulesBiteTest {
    private static final String DOMAIN = "domain/src/main/java/io/wecomops/domain/";
    private static final String BOOTSTRAP = "bootstrap/src/main/java/io/wecomops/bootstrap/";

    @TempDir
    private Path top;

    private void write(String file, String text) throws IOException {
        Path path = top.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void aPackageWithoutWordsIsNamed() throws IOException {
        write(DOMAIN + "token/Token.java", "class Token {}");
        write(DOMAIN + "limit/package-info.java", "package io.wecomops.domain.limit;");
        write(DOMAIN + "retry/package-info.java", "/** When to try again. */\npackage io.wecomops.domain.retry;");

        assertThat(SourceRules.PACKAGES_ARE_EXPLAINED.faultsIn(SeededCode.ofSources(top)))
                .containsExactly(
                        DOMAIN + "limit has no package-info.java with a comment",
                        DOMAIN + "token has no package-info.java with a comment");
    }

    @Test
    void aSourceInAnotherModulesPackageIsNamed() throws IOException {
        write("adapters-redis/src/main/java/io/wecomops/domain/Guest.java", "class Guest {}");
        write(DOMAIN + "Host.java", "class Host {}");

        assertThat(SourceRules.SOURCES_STAND_IN_THEIR_MODULE.faultsIn(SeededCode.ofSources(top)))
                .containsExactly("adapters-redis/src/main/java/io/wecomops/domain/Guest.java is not below "
                        + "io.wecomops.adapters.redis");
    }

    @Test
    void anImportThatOnlyBringsAConstantIsNamed() throws IOException {
        write(BOOTSTRAP + "Wiring.java", """
                import io.wecomops.adapters.redis.RedisAdapters;
                import static io.wecomops.adapters.redis.token.TokenKeys.PREFIX;
                import io.wecomops.domain.token.TokenKey;
                """);
        write(DOMAIN + "Port.java", "import static io.wecomops.bootstrap.Settings.DEFAULT;");

        assertThat(SourceRules.IMPORTS_KEEP_THE_TABLE.faultsIn(SeededCode.ofSources(top)))
                .containsExactly(
                        BOOTSTRAP + "Wiring.java imports adapters.redis.token.TokenKeys.PREFIX",
                        DOMAIN + "Port.java imports bootstrap.Settings.DEFAULT");
    }

    @Test
    void aLongFileNeedsAReasonAndAReasonALongFile() throws IOException {
        String tooLong = "//\n".repeat(SourceRules.LONGEST + 1);
        write(DOMAIN + "Long.java", tooLong);
        write(DOMAIN + "Excused.java", tooLong);
        write(DOMAIN + "Unexplained.java", tooLong);
        write(DOMAIN + "Short.java", "//\n".repeat(SourceRules.LONGEST));
        write("architecture-tests/long-files.txt", """
                # the list
                %1$sExcused.java: a table
                %1$sUnexplained.java:
                %1$sShort.java: it was long once
                """.formatted(DOMAIN));

        assertThat(SourceRules.FILES_ARE_SHORT.faultsIn(SeededCode.ofSources(top)))
                .containsExactly(
                        DOMAIN + "Long.java has more than 250 lines and no reason",
                        DOMAIN + "Short.java is listed and has no more than 250 lines",
                        DOMAIN + "Unexplained.java has more than 250 lines and no reason");
    }
}
