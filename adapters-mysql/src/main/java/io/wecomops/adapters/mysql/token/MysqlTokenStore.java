package io.wecomops.adapters.mysql.token;

import io.wecomops.adapters.mysql.connection.Database;
import io.wecomops.domain.token.AccessToken;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenStore;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tokens that outlive every restart; they end by the database's clock. */
public final class MysqlTokenStore implements TokenStore {
    private static final Logger LOG = LoggerFactory.getLogger(MysqlTokenStore.class);
    /** The width of {@code wecom_token.access_token}. */
    private static final int WIDTH = 1024;
    /** Ten years; {@code datetime} ends with the year 9999. */
    private static final long LONGEST_LIFE_MILLIS = Duration.ofDays(3650).toMillis();

    private final Database database;
    private final TokenSeal seal;

    public MysqlTokenStore(Database database, TokenSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** A token that cannot be opened, because it was stored under another key or under none, counts as none. */
    @Override
    public Optional<AccessToken> find(TokenKey key) {
        return database
                .read(
                        "finding a token",
                        row -> opened(key, row.text("access_token"), row.number("version"), row.number("left_ms")),
                        WecomTokenSql.FIND,
                        key.corpId().value(),
                        key.agentId().value())
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A token that is too long once sealed is not stored: WeCom's have at most 512 bytes (doc 91039), 736 have room. */
    @Override
    public boolean save(TokenKey key, IssuedToken token, long version) {
        String sealed = seal.seal(key, token.value());
        if (sealed.length() > WIDTH) {
            LOG.atWarn()
                    .addKeyValue("app", key)
                    .addKeyValue("characters", sealed.length())
                    .log("token is too long to be stored sealed");
            return false;
        }
        String corp = key.corpId().value();
        int agent = key.agentId().value();
        long life = Math.min(token.life().toMillis(), LONGEST_LIFE_MILLIS);
        String attempt = "storing a token";
        return database.change(attempt, WecomTokenSql.SAVE_FIRST, corp, agent, sealed, life, version) == 1
                || database.change(attempt, WecomTokenSql.SAVE_LATER, sealed, life, version, corp, agent, version) == 1;
    }

    @Override
    public boolean invalidate(TokenKey key, long version) {
        return database.change(
                        "dropping a token",
                        WecomTokenSql.INVALIDATE,
                        key.corpId().value(),
                        key.agentId().value(),
                        version)
                == 1;
    }

    private Optional<AccessToken> opened(TokenKey key, String stored, long version, long leftMillis) {
        Optional<String> value = seal.open(key, stored);
        if (value.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("app", key)
                    .addKeyValue("version", version)
                    .log("stored token cannot be opened with this TOKEN_ENCRYPTION_KEY; it counts as none");
        }
        return value.map(token -> new AccessToken(token, version, Duration.ofMillis(leftMillis)));
    }
}
