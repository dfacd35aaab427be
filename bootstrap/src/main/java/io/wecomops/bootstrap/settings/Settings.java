package io.wecomops.bootstrap.settings;

import io.wecomops.adapters.mysql.TokenEncryptionKey;
import io.wecomops.adapters.redis.RedisSettings;
import io.wecomops.domain.cache.CachePolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * All that a serving node is told.
 *
 * @param redis empty where the profile has none
 * @param tokenKey what stored tokens are sealed with; empty where they are stored plainly
 * @param retention how long the people of a task are kept after it has ended; empty for ever
 * @param data where the embedded profile keeps its database
 * @param grace how long what is under way may take at the stop
 */
public record Settings(
        Profile profile,
        ApiSettings api,
        boolean logTraceId,
        MassTaskSettings massTasks,
        CachePolicy cache,
        DatabaseSettings database,
        Optional<RedisSettings> redis,
        WecomApp wecom,
        Optional<TokenEncryptionKey> tokenKey,
        Optional<CallbackSettings> callback,
        Optional<Duration> retention,
        Path data,
        Duration grace) {

    /** @throws InvalidSettingsException with all that is wrong */
    public static Settings read(Source source, Profile profile) {
        SettingsReader from = source.reader();
        var api = ApiSettings.read(from);
        boolean logTraceId = from.flag(Setting.LOG_WITH_TRACE_ID);
        var massTasks = MassTaskSettings.read(from, source.defaultNode());
        var cache = cache(from);
        var database = DatabaseSettings.read(from, profile);
        Optional<RedisSettings> redis = switch (profile) {
            case PRODUCTION -> Optional.of(from.read(Setting.REDIS_URL, RedisSettings::of));
            case EMBEDDED -> Optional.empty();
        };
        var wecom = WecomApp.read(from);
        Optional<TokenEncryptionKey> tokenKey = from.optional(Setting.TOKEN_ENCRYPTION_KEY, TokenEncryptionKey::new);
        var callback = CallbackSettings.read(from);
        Optional<Duration> retention = Optional.of(from.whole(Setting.TASK_RETENTION_DAYS, 0, 36_500))
                .filter(days -> days > 0)
                .map(Duration::ofDays);
        Path data = from.read(Setting.WECOM_OPS_DATA, Path::of);
        Duration grace = from.seconds(Setting.SHUTDOWN_GRACE_SEC, 0, 600);
        from.throwIfAnyFault();
        return new Settings(
                profile,
                api,
                logTraceId,
                massTasks,
                cache,
                database,
                redis,
                wecom.orElseThrow(),
                tokenKey,
                callback,
                retention,
                data,
                grace);
    }

    private static CachePolicy cache(SettingsReader from) {
        Duration soft = from.seconds(Setting.CACHE_SOFT_TTL_SEC, 1, 2_592_000);
        Duration hard = from.seconds(Setting.CACHE_HARD_TTL_SEC, 1, 2_592_000);
        double jitterMin = from.decimal(Setting.CACHE_JITTER_MIN, 0.01, 10);
        double jitterMax = from.decimal(Setting.CACHE_JITTER_MAX, 0.01, 10);
        if (hard.compareTo(soft) < 0) {
            from.fault(
                    Setting.CACHE_HARD_TTL_SEC.name(),
                    "must not be below " + Setting.CACHE_SOFT_TTL_SEC + " (" + soft.toSeconds() + "), is "
                            + hard.toSeconds());
            hard = soft;
        }
        if (jitterMin > jitterMax) {
            from.fault(
                    Setting.CACHE_JITTER_MIN.name(),
                    "must not be above " + Setting.CACHE_JITTER_MAX + " (" + jitterMax + "), is " + jitterMin);
            jitterMax = jitterMin;
        }
        return new CachePolicy(soft, hard, jitterMin, jitterMax);
    }
}
