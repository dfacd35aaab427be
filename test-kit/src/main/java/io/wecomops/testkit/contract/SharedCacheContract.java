package io.wecomops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.wecomops.domain.cache.CacheEntry;
import io.wecomops.domain.cache.CacheKey;
import io.wecomops.domain.cache.Lifetime;
import io.wecomops.domain.cache.SharedCache;
import io.wecomops.testkit.AtOnce;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link SharedCache} must do. */
public abstract class SharedCacheContract {
    private static final Lifetime LONG = new Lifetime(Duration.ofMinutes(5), Duration.ofMinutes(15));
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CacheKey key = new CacheKey("contract", 1, UUID.randomUUID().toString());

    protected abstract SharedCache cache();

    /** Lets {@code time} pass by the cache's clock: a manual clock moves, a real server is waited for. */
    protected abstract void pass(Duration time);

    @Test
    void nothingIsFoundBeforeAnythingWasSaved() {
        assertThat(cache().find(key)).isEmpty();
    }

    @Test
    void savedEntryIsFoundWithTheLifetimesThatAreLeft() {
        assertThat(cache().save(key, entry("value"), cache().begin(key))).isTrue();
        CacheEntry found = cache().find(key).orElseThrow();
        assertThat(found.text()).contains("value");
        assertThat(found.isFresh()).isTrue();
        assertThat(found.softLeft()).isBetween(LONG.soft().minusSeconds(20), LONG.soft());
        assertThat(found.hardLeft()).isBetween(LONG.hard().minusSeconds(20), LONG.hard());
    }

    @Test
    void knownAbsenceIsFoundAsSuch() {
        assertThat(cache().save(key, CacheEntry.knownAbsent(LONG), cache().begin(key)))
                .isTrue();
        assertThat(cache().find(key))
                .hasValueSatisfying(found -> assertThat(found.text()).isEmpty());
    }

    @Test
    void anEmptyValueIsNoAbsence() {
        cache().save(key, entry(""), cache().begin(key));
        assertThat(cache().find(key).orElseThrow().text()).contains("");
    }

    @Test
    void entryIsStaleAfterItsSoftLifetimeAndGoneAfterItsHardOne() {
        var life = new Lifetime(SHORT, Duration.ofMinutes(1));
        cache().save(key, CacheEntry.of("value", life), cache().begin(key));
        pass(SHORT);
        CacheEntry stale = cache().find(key).orElseThrow();
        assertThat(stale.isFresh()).isFalse();
        assertThat(stale.hardLeft())
                .isBetween(Duration.ofSeconds(40), Duration.ofMinutes(1).minus(SHORT));

        cache().save(key, CacheEntry.of("value", new Lifetime(SHORT, SHORT)), cache().begin(key));
        pass(SHORT);
        assertThat(cache().find(key)).isEmpty();
    }

    @Test
    void laterEntryReplaces() {
        long generation = cache().begin(key);
        cache().save(key, CacheEntry.knownAbsent(LONG), generation);
        assertThat(cache().save(key, entry("second"), generation)).isTrue();
        assertFound("second");
    }

    @Test
    void generationStaysUntilItIsInvalidated() {
        long first = cache().begin(key);
        cache().save(key, entry("value"), first);
        assertThat(cache().begin(key)).isEqualTo(first);
        cache().invalidate(key);
        assertThat(cache().begin(key)).isGreaterThan(first);
    }

    @Test
    void invalidatedEntryIsGone() {
        cache().save(key, entry("value"), cache().begin(key));
        cache().invalidate(key);
        assertThat(cache().find(key)).isEmpty();
    }

    @Test
    void whatWasLoadedBeforeAnInvalidationIsRefused() {
        long before = cache().begin(key);
        cache().invalidate(key);
        assertThat(cache().save(key, entry("old"), before)).isFalse();
        assertThat(cache().find(key)).isEmpty();
        assertThat(cache().save(key, entry("new"), cache().begin(key))).isTrue();
        assertThat(cache().save(key, entry("old"), before)).isFalse();
        assertFound("new");
    }

    @Test
    void generationThatWasNeverToldIsRefused() {
        assertThat(cache().save(key, entry("value"), 1)).isFalse();
        cache().begin(key);
        assertThat(cache().save(key, entry("value"), 1)).isFalse();
        assertThat(cache().find(key)).isEmpty();
    }

    @Test
    void keysAreApart() {
        var otherId = new CacheKey(key.family(), key.version(), key.id() + ":2");
        var otherVersion = new CacheKey(key.family(), 2, key.id());
        var otherFamily = new CacheKey("contract-2", key.version(), key.id());
        cache().save(key, entry("mine"), cache().begin(key));
        for (CacheKey other : new CacheKey[] {otherId, otherVersion, otherFamily}) {
            assertThat(cache().find(other)).isEmpty();
            cache().invalidate(other);
        }
        assertFound("mine");
    }

    @Test
    void largestSizesAndAllCharactersHold() {
        var widest = new CacheKey("f".repeat(20), 9999, key.id() + "@".repeat(60));
        String large = "部门🏢\u0000\n\"{}".repeat(100_000);
        var life = new Lifetime(Duration.ofDays(30), Duration.ofDays(365));
        assertThat(cache().save(widest, CacheEntry.of(large, life), cache().begin(widest)))
                .isTrue();
        assertThat(cache().find(widest).orElseThrow().text()).contains(large);
        assertThat(cache().find(widest).orElseThrow().hardLeft()).isGreaterThan(Duration.ofDays(364));
    }

    @Test
    void manyLoadersOfOneGenerationAreAllTakenUntilOneInvalidates() {
        long generation = cache().begin(key);
        assertThat(AtOnce.call(64, caller -> cache().save(key, entry("by " + caller), generation)))
                .containsOnly(true);
        cache().invalidate(key);
        assertThat(AtOnce.call(64, caller -> cache().save(key, entry("by " + caller), generation)))
                .containsOnly(false);
        assertThat(cache().find(key)).isEmpty();
    }

    private static CacheEntry entry(String text) {
        return CacheEntry.of(text, LONG);
    }

    private void assertFound(String text) {
        assertThat(cache().find(key).orElseThrow().text()).contains(text);
    }
}
