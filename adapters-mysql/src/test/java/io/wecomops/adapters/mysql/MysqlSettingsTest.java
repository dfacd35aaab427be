package io.wecomops.adapters.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MysqlSettingsTest {
    private static MysqlSettings.Server server(String host, int port, String database, String charset, int poolSize) {
        return new MysqlSettings.Server(host, port, "wecom", "a-secret", database, charset, poolSize);
    }

    @Test
    void passwordIsNotShown() {
        assertThat(server("db.example", 3306, "wecom_ops", "utf8mb4", 10).toString())
                .isEqualTo("Server[wecom:***@db.example:3306/wecom_ops, poolSize=10]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "db/x", "db?allowLoadLocalInfile=true", "db,other"})
    void hostIsANameOrAnAddress(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> server(host, 3306, "wecom_ops", "utf8mb4", 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "x?allowLoadLocalInfile=true", "a;b", "a`b"})
    void databaseHasAPlainName(String database) {
        assertThatIllegalArgumentException().isThrownBy(() -> server("db", 3306, database, "utf8mb4", 10));
    }

    @Test
    void numbersAreWithinTheirBounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> server("db", 0, "x", "utf8mb4", 10));
        assertThatIllegalArgumentException().isThrownBy(() -> server("db", 65_536, "x", "utf8mb4", 10));
        assertThatIllegalArgumentException().isThrownBy(() -> server("db", 3306, "x", "utf8mb4", 0));
    }

    @Test
    void charsetThatCannotHoldEveryMessageIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> server("db", 3306, "x", "utf8", 10));
    }

    @Test
    void fileAndMemoryHaveNamesThatCannotBeMistakenForSettings() {
        assertThatIllegalArgumentException().isThrownBy(() -> MysqlSettings.embedded(Path.of("a;INIT=DROP")));
        assertThatIllegalArgumentException().isThrownBy(() -> MysqlSettings.inMemory("a;b"));
    }
}
