package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wecomops.domain.idempotency.IdempotencyKey;
import io.wecomops.domain.idempotency.IdempotencyStore;
import io.wecomops.testkit.AtOnce;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyStore} must do. */
public abstract class IdempotencyStoreContract {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final IdempotencyKey key = new IdempotencyKey("Order-" + UUID.randomUUID());

    protected abstract IdempotencyStore store();

    /** Lets {@code time} pass by the store's clock: a manual clock moves, a real server is waited for. */
    protected abstract void pass(Duration time);

    /** A life that ends soon, and is long enough for the store's clock to tell. */
    protected Duration shortLife() {
        return Duration.ofMillis(50);
    }

    @Test
    void secondMarkIsRefused() {
        assertThat(store().markOnce(key, LIFE)).isTrue();
        assertThat(store().markOnce(key, LIFE)).isFalse();
        assertThat(store().markOnce(key, LIFE)).isFalse();
    }

    @Test
    void endedMarkIsSetAnew() {
        assertThat(store().markOnce(key, shortLife())).isTrue();
        pass(shortLife());
        assertThat(store().markOnce(key, LIFE)).isTrue();
        assertThat(store().markOnce(key, LIFE)).isFalse();
    }

    @Test
    void refusedMarkDoesNotLiveOn() {
        Duration life = Duration.ofSeconds(1);
        assertThat(store().markOnce(key, life)).isTrue();
        store().markOnce(key, LIFE);
        pass(life);
        assertThat(store().markOnce(key, LIFE)).isTrue();
    }

    @Test
    void oneOfManyCallersWins() {
        assertThat(AtOnce.call(64, _ -> store().markOnce(key, LIFE))).containsOnlyOnce(true);
    }

    @Test
    void keysDifferWhereOneCharacterDoes() {
        assertThat(store().markOnce(key, LIFE)).isTrue();
        assertThat(store().markOnce(new IdempotencyKey(key + "!"), LIFE)).isTrue();
        assertThat(store().markOnce(new IdempotencyKey(key.value().toLowerCase(Locale.ROOT)), LIFE))
                .isTrue();
        assertThat(store().markOnce(new IdempotencyKey("{" + key + "}"), LIFE)).isTrue();
    }

    @Test
    void longestKeysDifferInTheirLastCharacter() {
        String stem = key + "~".repeat(190 - key.value().length());
        assertThat(store().markOnce(new IdempotencyKey(stem + "a"), LIFE)).isTrue();
        assertThat(store().markOnce(new IdempotencyKey(stem + "b"), LIFE)).isTrue();
        assertThat(store().markOnce(new IdempotencyKey(stem + "a"), LIFE)).isFalse();
    }

    @Test
    void longestLifeHolds() {
        assertThat(store().markOnce(key, Duration.ofDays(3650))).isTrue();
        assertThat(store().markOnce(key, LIFE)).isFalse();
    }

    @Test
    void lifeIsPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> store().markOnce(key, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> store().markOnce(key, Duration.ofMillis(-1)));
    }
}
