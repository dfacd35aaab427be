package io.wecomops.bootstrap.settings;

import java.util.regex.Pattern;

/** Where Redis is: one server, Sentinel or Cluster, by the form of the URL. It may hold a password. */
public record RedisSettings(Secret url) {
    private static final Pattern FORM = Pattern.compile("(redis|rediss|redis-sentinel|rediss-sentinel)://\\S+");

    static RedisSettings read(SettingsReader from) {
        return new RedisSettings(new Secret(
                from.text(Setting.REDIS_URL, FORM, "must be redis://[:password@]host:port/database, or rediss://…")));
    }
}
