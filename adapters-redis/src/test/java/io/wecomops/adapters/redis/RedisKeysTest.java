package io.wecomops.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.limit.Booking;
import io.wecomops.domain.limit.LimitKey;
import io.wecomops.domain.limit.MemberLimits;
import io.wecomops.domain.limit.Outreach;
import io.wecomops.domain.limit.PermitOwner;
import io.wecomops.domain.limit.RateLimit;
import io.wecomops.domain.limit.Window;
import io.wecomops.domain.message.UserId;
import io.wecomops.domain.reason.Reason;
import io.wecomops.domain.token.AgentId;
import io.wecomops.domain.token.CorpId;
import io.wecomops.domain.token.IssuedToken;
import io.wecomops.domain.token.TokenKey;
import io.wecomops.domain.token.TokenTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RedisKeysTest {
    private final String namespace = "keys-test-" + UUID.randomUUID();

    @Test
    void everyKeyIsInTheNamespaceAndEnds() {
        LimitKey limit = new LimitKey("send:corp:1");
        PermitOwner owner = new PermitOwner("owner");
        TokenKey token = new TokenKey(new CorpId("corp"), new AgentId(1));
        Duration minute = Duration.ofMinutes(1);
        Window hour = new Window.Budget(new LimitKey("hour"), new RateLimit(1, Duration.ofHours(1)), 1);
        MemberLimits limits = new MemberLimits(
                RateLimit.perSecond(9), new RateLimit(9, Duration.ofHours(1)), OptionalLong.empty(), Duration.ZERO);
        RedisSettings settings = new RedisSettings(Servers.SHARED.url(), namespace, Duration.ofSeconds(10));
        try (RedisAdapters redis = RedisAdapters.connect(settings)) {
            redis.rateLimiter().reserve(limit, new RateLimit(1, minute), 1, minute);
            redis.rateLimiter().book(new Booking(List.of(hour), 1, minute));
            redis.rateLimiter().holdBack(limit, minute);
            redis.permitPool().acquire(limit, owner, 1, minute);
            redis.permitPool().renew(limit, owner, minute);
            redis.tokenStore().save(token, new IssuedToken("value", minute), 1);
            redis.tokenTroubles().tell(token, new TokenTrouble(1, 0, Reason.UNREACHABLE, "why"), minute);
            redis.memberQuota().admit(outreach(Optional.empty()), limits);
            redis.memberQuota().admit(outreach(Optional.of(new LimitKey("7"))), limits);
            redis.idempotencyStore().markOnce(new IdempotencyKey("order-1"), minute);
        }
        List<String> keys = keysOfTheNamespace();
        assertThat(keys)
                .containsExactlyInAnyOrder(
                        namespace + ":rate:2:{rates}:send:corp:1",
                        namespace + ":budget:2:{rates}:hour:3600000000",
                        namespace + ":permit-holders:1:{send:corp:1}",
                        namespace + ":permit-fences:1:{send:corp:1}",
                        namespace + ":permit-fence:1:{send:corp:1}",
                        namespace + ":token:1:{corp:1}",
                        namespace + ":token-highest:1:{corp:1}",
                        namespace + ":token-trouble:1:{corp:1}",
                        namespace + ":people:1:{send:corp:1}",
                        namespace + ":campaigns:1:{send:corp:1}",
                        namespace + ":member:1:{send:corp:1}:anna",
                        namespace + ":once:1:{order-1}");
        assertThat(keys).allMatch(key -> Servers.PLAIN.pttl(key) > 0);
    }

    @Test
    void namespacesAreApart() {
        IdempotencyKey key = new IdempotencyKey(UUID.randomUUID().toString());
        RedisSettings settings = new RedisSettings(Servers.SHARED.url(), namespace, Duration.ofSeconds(10));
        try (RedisAdapters redis = RedisAdapters.connect(settings)) {
            assertThat(redis.idempotencyStore().markOnce(key, Duration.ofMinutes(1)))
                    .isTrue();
            assertThat(Servers.ADAPTERS.idempotencyStore().markOnce(key, Duration.ofMinutes(1)))
                    .isTrue();
        }
    }

    private static Outreach outreach(Optional<LimitKey> campaign) {
        return new Outreach(new LimitKey("send:corp:1"), 1, campaign, () -> List.of(new UserId("anna")));
    }

    private List<String> keysOfTheNamespace() {
        List<String> keys = new ArrayList<>();
        ScanArgs ours = ScanArgs.Builder.matches(namespace + "*").limit(1000);
        KeyScanCursor<String> cursor = Servers.PLAIN.scan(ours);
        keys.addAll(cursor.getKeys());
        while (!cursor.isFinished()) {
            cursor = Servers.PLAIN.scan(cursor, ours);
            keys.addAll(cursor.getKeys());
        }
        return keys;
    }
}
