package io.wecomops.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wecomops.adapters.mysql.TokenEncryptionKey;
import io.wecomops.adapters.redis.RedisSettings;
import io.wecomops.domain.cache.CachePolicy;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.masstask.BatchPlan;
import io.wecomops.domain.masstask.NodeId;
import io.wecomops.domain.retry.Backoff;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.TokenKey;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
    private static final NodeId NODE = new NodeId("host-1");
    private static final Map<String, String> LEAST = Map.of(
            "WECOM_CORP_ID", "ww1", "WECOM_AGENT_ID", "7", "WECOM_AGENT_SECRET", "s3cret", "MYSQL_PASSWORD", "hunter2");
    private static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private static final String TOKEN_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @TempDir
    private Path folder;

    @Test
    void defaultsAreTheOnesThatExistingInstallationsUse() {
        assertThat(read(LEAST))
                .isEqualTo(new Settings(
                        Profile.PRODUCTION,
                        new ApiSettings("v1", "127.0.0.1", 5001, Duration.ofHours(24)),
                        true,
                        new MassTaskSettings(
                                NODE,
                                20,
                                new BatchPlan(300),
                                RateLimit.perSecond(600),
                                Duration.ofSeconds(30),
                                new Backoff(2.0, Duration.ofMinutes(5), 5)),
                        new CachePolicy(Duration.ofSeconds(300), Duration.ofSeconds(900), 0.9, 1.2),
                        new DatabaseSettings("127.0.0.1", 3306, "wecom", "wecom_ops", new Secret("hunter2"), "utf8mb4"),
                        Optional.of(RedisSettings.of("redis://127.0.0.1:6379/0")),
                        new WecomApp(
                                new TokenKey(new CorpId("ww1"), new AgentId(7)),
                                new Secret("s3cret"),
                                URI.create("https://qyapi.weixin.qq.com"),
                                OptionalInt.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Path.of("data"),
                        Duration.ofSeconds(20)));
    }

    @Test
    void eachSettingCanBeSet() {
        Map<String, String> all = full();

        assertThat(all.keySet())
                .as("this test names every setting")
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Setting.values()).map(Setting::name).toList());
        for (Setting setting : Setting.values()) {
            assertThat(Optional.of(String.valueOf(all.get(setting.name()))))
                    .as(setting.name())
                    .isNotEqualTo(setting.fallback());
        }
        assertThat(read(all))
                .isEqualTo(new Settings(
                        Profile.PRODUCTION,
                        new ApiSettings("v2", "::1", 5002, Duration.ofHours(1)),
                        false,
                        new MassTaskSettings(
                                new NodeId("ops@a:1"),
                                21,
                                new BatchPlan(301),
                                RateLimit.perSecond(601),
                                Duration.ofSeconds(31),
                                new Backoff(2.5, Duration.ofMinutes(5), 6)),
                        new CachePolicy(Duration.ofSeconds(301), Duration.ofSeconds(901), 0.8, 1.3),
                        new DatabaseSettings("db.internal", 3307, "ops", "ops-2", new Secret("p$w d"), "UTF8MB4"),
                        Optional.of(RedisSettings.of("rediss://:pw@cache.internal:6380/1")),
                        new WecomApp(
                                new TokenKey(new CorpId("ww2"), new AgentId(1000002)),
                                new Secret("other"),
                                URI.create("http://127.0.0.1:8080"),
                                OptionalInt.of(500)),
                        Optional.of(new TokenEncryptionKey(TOKEN_KEY)),
                        Optional.of(new CallbackSettings(new Secret("t0k3n"), new Secret(AES_KEY))),
                        Optional.of(Duration.ofDays(90)),
                        Path.of("/var/lib/wecom-ops"),
                        Duration.ofSeconds(21)));
    }

    @Test
    void allFaultsAreNamedTogether() {
        var values = new HashMap<>(full());
        values.put("WECOM_OPS_PORT", "abc");
        values.put("WECOM_CALLBACK_AESKEY", AES_KEY.substring(1));
        values.put("CACHE_JITTER_MIN", "1.4");
        values.put("DISPATCH_BATCH_SIZE", "1001");
        values.put("WECOM_OPS_HOST", "0.0.0.0");
        values.remove("WECOM_CORP_ID");
        values.put("WECOM_AGENT_ID", "");

        assertThat(faults(values, Profile.PRODUCTION))
                .containsExactlyInAnyOrder(
                        "WECOM_OPS_HOST must be a loopback address such as 127.0.0.1, because the API has no"
                                + " authentication yet and whoever reaches it may send; put a proxy that authenticates"
                                + " before it, is 0.0.0.0",
                        "WECOM_OPS_PORT must be a whole number from 0 to 65535, is abc",
                        "DISPATCH_BATCH_SIZE must be a whole number from 1 to 1000, is 1001",
                        "CACHE_JITTER_MIN must not be above CACHE_JITTER_MAX (1.3), is 1.4",
                        "WECOM_CORP_ID is missing",
                        "WECOM_AGENT_ID is missing",
                        "WECOM_CALLBACK_AESKEY must be 43 letters and digits, has 42 characters");
    }

    @Test
    void nothingGivenNamesEverythingThatIsMissing() {
        assertThat(faults(Map.of(), Profile.PRODUCTION))
                .containsExactlyInAnyOrder(
                        "MYSQL_PASSWORD is missing",
                        "WECOM_CORP_ID is missing",
                        "WECOM_AGENT_ID is missing",
                        "WECOM_AGENT_SECRET is missing");
    }

    @Test
    void embeddedNeedsNoDatabasePassword() {
        assertThat(faults(Map.of(), Profile.EMBEDDED))
                .containsExactlyInAnyOrder(
                        "WECOM_CORP_ID is missing", "WECOM_AGENT_ID is missing", "WECOM_AGENT_SECRET is missing");
    }

    @Test
    void aDatabasePasswordMayBeEmptyIfItIsGiven() {
        assertThat(read(with("MYSQL_PASSWORD", "")).database().password()).isEqualTo(new Secret(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WECOM_CALLBACK_TOKEN", "WECOM_CALLBACK_AESKEY"})
    void callbackTokenAndKeyBelongTogether(String only) {
        assertThat(faults(with(only, AES_KEY.substring(0, 43 - (only.endsWith("TOKEN") ? 20 : 0))), Profile.PRODUCTION))
                .containsExactly("WECOM_CALLBACK_TOKEN and WECOM_CALLBACK_AESKEY belong together: set both or neither");
    }

    @ParameterizedTest
    @CsvSource({
        "API_VERSION_PREFIX, ../x",
        "LOG_WITH_TRACE_ID, yes",
        "GLOBAL_CONCURRENCY, 0",
        "DISPATCH_QPS_LIMIT, -1",
        "DISPATCH_LEASE_SEC, 2",
        "WECOM_ACCOUNT_LIMIT, 0",
        "RETRY_MAX, 101",
        "RETRY_BACKOFF_BASE, 0.5",
        "RETRY_BACKOFF_BASE, NaN",
        "WECOM_CORP_ID, a b",
        "WECOM_AGENT_ID, 0",
        "WECOM_API_BASE, ftp://x",
        "WECOM_API_BASE, https://user@x",
        "WECOM_API_BASE, 'https:// x'",
        "CACHE_SOFT_TTL_SEC, 901",
        "CACHE_JITTER_MAX, 11",
        "MYSQL_HOST, a/b",
        "MYSQL_PORT, 0",
        "MYSQL_USER, a b",
        "MYSQL_DB, a.b",
        "MYSQL_CHARSET, latin1",
        "NODE_ID, a b",
        "SHUTDOWN_GRACE_SEC, 601"
    })
    void aValueThatBreaksItsRuleIsShown(String name, String value) {
        assertThat(faults(with(name, value), Profile.PRODUCTION))
                .singleElement()
                .asString()
                .startsWith(name.equals("CACHE_SOFT_TTL_SEC") ? "CACHE_HARD_TTL_SEC must" : name + " must")
                .contains(value);
    }

    @ParameterizedTest
    @CsvSource({
        "REDIS_URL, http://:hunter2@x",
        "WECOM_AGENT_SECRET, hunter2 x",
        "WECOM_CALLBACK_TOKEN, hunter2-",
        "WECOM_CALLBACK_AESKEY, hunter2",
        "TOKEN_ENCRYPTION_KEY, hunter2"
    })
    void aSecretIsNotShown(String name, String value) {
        assertThat(faults(with(name, value), Profile.PRODUCTION).toString())
                .contains(name)
                .doesNotContain("hunter2");
    }

    @Test
    void secretsDoNotPrint() {
        assertThat(read(full()).toString())
                .contains("***")
                .doesNotContain("p$w d", ":pw@", "other", "t0k3n", AES_KEY, TOKEN_KEY);
    }

    @Test
    void aSecretMayStandInAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "from a file\r\n".replace(" ", "-"));
        var values = new HashMap<>(LEAST);
        values.remove("WECOM_AGENT_SECRET");
        values.put("WECOM_AGENT_SECRET_FILE", file.toString());

        assertThat(read(values).wecom().secret()).isEqualTo(new Secret("from-a-file"));
    }

    @Test
    void aSecretGivenTwiceIsAFault() {
        assertThat(faults(with("MYSQL_PASSWORD_FILE", "/nowhere"), Profile.PRODUCTION))
                .containsExactly("MYSQL_PASSWORD and MYSQL_PASSWORD_FILE are both set; set one of them");
    }

    @Test
    void aSecretFileThatCannotBeReadIsOneFault() {
        var values = new HashMap<>(LEAST);
        values.remove("MYSQL_PASSWORD");
        values.put("MYSQL_PASSWORD_FILE", "/nowhere");

        assertThat(faults(values, Profile.PRODUCTION))
                .containsExactly("MYSQL_PASSWORD_FILE cannot be read as UTF-8 text: /nowhere");
    }

    @Test
    void theEnvironmentWinsOverTheFile() throws Exception {
        Files.writeString(folder.resolve(".env"), "MYSQL_USER=file\nMYSQL_HOST=file.internal\n");

        Settings read = Settings.read(Source.of(with("MYSQL_USER", "env"), folder, NODE), Profile.PRODUCTION);

        assertThat(read.database().user()).isEqualTo("env");
        assertThat(read.database().host()).isEqualTo("file.internal");
    }

    @Test
    void aBrokenLineOfTheFileIsNamedWithAllOtherFaults() throws Exception {
        Files.writeString(folder.resolve(".env"), "MYSQL_USER=ops\nnonsense\nMYSQL_PORT=x\n");

        Source source = Source.of(LEAST, folder, NODE);

        assertThatThrownBy(() -> Settings.read(source, Profile.PRODUCTION))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage(".env line 2 is not NAME=value; MYSQL_PORT must be a whole number from 1 to 65535, is x");
    }

    @Test
    void aFolderWithoutAFileIsFine() {
        assertThat(Source.of(LEAST, folder, NODE).faults()).isEmpty();
    }

    @Test
    void namesThatLookMisspeltAreTold() {
        assertThat(Misspelt.among(List.of(
                        "DISPATCH_QPS_LIMITS",
                        "WECOM_AGENT_SECRT",
                        "WECOM_AGENT_SECRET_FILE",
                        "MYSQL_ROOT_PASSWORD",
                        "MYSQL_PORT",
                        "PATH",
                        "REDIS_PORT")))
                .containsExactly(
                        new Misspelt("DISPATCH_QPS_LIMITS", Setting.DISPATCH_QPS_LIMIT),
                        new Misspelt("WECOM_AGENT_SECRT", Setting.WECOM_AGENT_SECRET));
    }

    @Test
    void aProcessIsNamedAfterItsMachineWithinTheRule() {
        assertThat(HostName.node("büro 7\n", 42)).isEqualTo(new NodeId("b-ro-7-42"));
        assertThat(HostName.node("", 42)).isEqualTo(new NodeId("node-42"));
        assertThat(HostName.node("h".repeat(90), 4194304).value()).hasSize(64).endsWith("h-4194304");
        assertThat(HostName.thisProcess().value())
                .endsWith("-" + ProcessHandle.current().pid());
    }

    private static Map<String, String> full() {
        var values = new HashMap<String, String>();
        values.put("API_VERSION_PREFIX", "v2");
        values.put("LOG_WITH_TRACE_ID", "0");
        values.put("GLOBAL_CONCURRENCY", "21");
        values.put("DISPATCH_BATCH_SIZE", "301");
        values.put("DISPATCH_QPS_LIMIT", "601");
        values.put("DISPATCH_LEASE_SEC", "31");
        values.put("RETRY_MAX", "6");
        values.put("RETRY_BACKOFF_BASE", "2.5");
        values.put("REDIS_URL", "rediss://:pw@cache.internal:6380/1");
        values.put("WECOM_CORP_ID", "ww2");
        values.put("WECOM_AGENT_ID", "1000002");
        values.put("WECOM_AGENT_SECRET", "other");
        values.put("WECOM_ACCOUNT_LIMIT", "500");
        values.put("WECOM_CALLBACK_TOKEN", "t0k3n");
        values.put("WECOM_CALLBACK_AESKEY", AES_KEY);
        values.put("TOKEN_ENCRYPTION_KEY", TOKEN_KEY);
        values.put("WECOM_API_BASE", "http://127.0.0.1:8080/");
        values.put("CACHE_SOFT_TTL_SEC", "301");
        values.put("IDEMPOTENCY_TTL_SEC", "3600");
        values.put("TASK_RETENTION_DAYS", "90");
        values.put("CACHE_HARD_TTL_SEC", "901");
        values.put("CACHE_JITTER_MIN", "0.8");
        values.put("CACHE_JITTER_MAX", "1.3");
        values.put("MYSQL_HOST", "db.internal");
        values.put("MYSQL_PORT", "3307");
        values.put("MYSQL_USER", "ops");
        values.put("MYSQL_DB", "ops-2");
        values.put("MYSQL_PASSWORD", "p$w d");
        values.put("MYSQL_CHARSET", "UTF8MB4");
        values.put("WECOM_OPS_HOST", "::1");
        values.put("WECOM_OPS_PORT", "5002");
        values.put("WECOM_OPS_DATA", "/var/lib/wecom-ops");
        values.put("NODE_ID", "ops@a:1");
        values.put("SHUTDOWN_GRACE_SEC", "21");
        return values;
    }

    private static Map<String, String> with(String name, String value) {
        var values = new HashMap<>(LEAST);
        values.put(name, value);
        return values;
    }

    private static Settings read(Map<String, String> values) {
        return Settings.read(new Source(values, List.of(), NODE), Profile.PRODUCTION);
    }

    private static List<String> faults(Map<String, String> values, Profile profile) {
        var source = new Source(values, List.of(), NODE);
        return catchThrowableOfType(InvalidSettingsException.class, () -> Settings.read(source, profile))
                .faults()
                .stream()
                .map(SettingFault::toString)
                .toList();
    }
}
