package io.wecomops.adapters.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in {@code wecom_token}, plainly or sealed, on both databases. */
class StoredTokenTest {
    private static final TokenEncryptionKey OTHER_KEY =
            new TokenEncryptionKey("HxECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    private static final TestBed H2 = TestBed.h2();
    private static final TestBed MYSQL = TestBed.mysql();

    private final TokenKey app = new TokenKey(new CorpId("corp-" + UUID.randomUUID()), new AgentId(7));
    private final IssuedToken token = new IssuedToken("the-secret", Duration.ofHours(2));

    static Stream<TestBed> beds() {
        return Stream.of(H2, MYSQL);
    }

    @AfterAll
    static void close() {
        H2.close();
        MYSQL.close();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void otherToolsReadItWhereNoKeyIsConfigured(TestBed bed) {
        bed.adapters().tokenStore().save(app, token, 3);
        assertThat(stored(bed)).isEqualTo("the-secret");
        if (bed == MYSQL) {
            assertThat(bed.ask(
                            "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), expires_at) BETWEEN 7100 AND 7200" + row()))
                    .as("the end, in UTC")
                    .isEqualTo("1");
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void nobodyReadsItWhereAKeyIsConfigured(TestBed bed) {
        bed.adapters().tokenStore(TestBed.TOKEN_KEY).save(app, token, 3);
        assertThat(stored(bed)).startsWith("gcm1:").doesNotContain("secret");
        assertThat(bed.adapters().tokenStore(TestBed.TOKEN_KEY).find(app))
                .map(AccessToken::value)
                .hasValue("the-secret");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void anotherKeyOrNoneOpensNothingAndReplacesIt(TestBed bed) {
        bed.adapters().tokenStore(TestBed.TOKEN_KEY).save(app, token, 3);
        assertThat(bed.adapters().tokenStore(OTHER_KEY).find(app)).isEmpty();
        assertThat(bed.adapters().tokenStore().find(app)).isEmpty();
        assertThat(bed.adapters().tokenStore(OTHER_KEY).save(app, token, 4)).isTrue();
        assertThat(bed.adapters().tokenStore(OTHER_KEY).find(app)).isPresent();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void plainTokenCountsAsNoneWhereAKeyIsConfigured(TestBed bed) {
        bed.adapters().tokenStore().save(app, token, 3);
        assertThat(bed.adapters().tokenStore(TestBed.TOKEN_KEY).find(app)).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void tokenMovedToAnotherAppsRowIsNotOpened(TestBed bed) {
        TokenKey other = new TokenKey(app.corpId(), new AgentId(8));
        bed.adapters().tokenStore(TestBed.TOKEN_KEY).save(app, token, 3);
        bed.execute(
                "UPDATE wecom_token SET agent_id = 8 WHERE corp_id = ?",
                app.corpId().value());
        assertThat(bed.adapters().tokenStore(TestBed.TOKEN_KEY).find(other)).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void brokenTextIsNotOpened(TestBed bed) {
        bed.adapters().tokenStore(TestBed.TOKEN_KEY).save(app, token, 3);
        for (String broken : new String[] {"gcm1:", "gcm1:AAAA", "gcm1:*", "gcm1:" + "A".repeat(60), ""}) {
            bed.execute(
                    "UPDATE wecom_token SET access_token = ? WHERE corp_id = ?",
                    broken,
                    app.corpId().value());
            assertThat(bed.adapters().tokenStore(TestBed.TOKEN_KEY).find(app))
                    .as(broken)
                    .isEmpty();
            assertThat(bed.adapters().tokenStore().find(app)).as(broken).isEmpty();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void tokenThatHasNoRoomOnceSealedIsNotStored(TestBed bed) {
        var tooLong = new IssuedToken("x".repeat(737), Duration.ofHours(2));
        assertThat(bed.adapters().tokenStore(TestBed.TOKEN_KEY).save(app, tooLong, 3))
                .isFalse();
        assertThat(bed.adapters().tokenStore(TestBed.TOKEN_KEY).find(app)).isEmpty();
        assertThat(bed.adapters().tokenStore().save(app, tooLong, 3)).isTrue();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void invalidationTakesTheSecret(TestBed bed) {
        bed.adapters().tokenStore().save(app, token, 3);
        bed.adapters().tokenStore().invalidate(app, 3);
        assertThat(stored(bed)).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void companiesAreToldApartByCase(TestBed bed) {
        TokenKey upper = new TokenKey(new CorpId("UPPER" + app.corpId()), app.agentId());
        TokenKey lower = new TokenKey(new CorpId("upper" + app.corpId()), app.agentId());
        assertThat(bed.adapters().tokenStore().save(upper, token, 3)).isTrue();
        assertThat(bed.adapters().tokenStore().find(lower)).isEmpty();
        assertThat(bed.adapters().tokenStore().save(lower, token, 3)).isTrue();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("beds")
    void rowOfAnOlderInstallationIsReplacedAndNotUsed(TestBed bed) {
        bed.execute(
                "INSERT INTO wecom_token (corp_id, agent_id, access_token, expires_at)"
                        + " VALUES (?, 7, 'older', '2999-01-01 00:00:00')",
                app.corpId().value());
        assertThat(bed.adapters().tokenStore().find(app)).isEmpty();
        assertThat(bed.adapters().tokenStore().save(app, token, 1)).isTrue();
        assertThat(bed.adapters().tokenStore().find(app)).isPresent();
    }

    @Test
    void keyThatIsNoneIsRefusedAndNotShown() {
        for (String wrong : new String[] {"", "short", "*".repeat(44), "QUJDREVGR0g="}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new TokenEncryptionKey(wrong))
                    .withMessage("must be the Base64 of 32 bytes: openssl rand -base64 32");
        }
        assertThat(TestBed.TOKEN_KEY).hasToString("***");
    }

    private String stored(TestBed bed) {
        return bed.ask("SELECT access_token" + row());
    }

    private String row() {
        return " FROM wecom_token WHERE corp_id = '" + app.corpId() + "'";
    }
}
