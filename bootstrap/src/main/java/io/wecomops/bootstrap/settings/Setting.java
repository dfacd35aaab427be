package io.wecomops.bootstrap.settings;

import java.util.Optional;

/** Every setting by the name it has in the environment, with its default. Names and defaults are fixed by existing use. */
public enum Setting {
    API_VERSION_PREFIX("v1"),
    LOG_WITH_TRACE_ID("1"),
    GLOBAL_CONCURRENCY("20"),
    DISPATCH_BATCH_SIZE("300"),
    DISPATCH_QPS_LIMIT("600"),
    DISPATCH_LEASE_SEC("30"),
    RETRY_MAX("5"),
    RETRY_BACKOFF_BASE("2.0"),
    REDIS_URL("redis://127.0.0.1:6379/0", Kind.SECRET),
    WECOM_CORP_ID(Kind.PLAIN),
    WECOM_AGENT_ID(Kind.PLAIN),
    WECOM_AGENT_SECRET(Kind.SECRET),
    WECOM_ACCOUNT_LIMIT(Kind.PLAIN),
    WECOM_CALLBACK_TOKEN(Kind.SECRET),
    WECOM_CALLBACK_AESKEY(Kind.SECRET),
    TOKEN_ENCRYPTION_KEY(Kind.SECRET),
    WECOM_API_BASE("https://qyapi.weixin.qq.com"),
    CACHE_SOFT_TTL_SEC("300"),
    CACHE_HARD_TTL_SEC("900"),
    CACHE_JITTER_MIN("0.9"),
    CACHE_JITTER_MAX("1.2"),
    MYSQL_HOST("127.0.0.1"),
    MYSQL_PORT("3306"),
    MYSQL_USER("wecom"),
    MYSQL_DB("wecom_ops"),
    MYSQL_PASSWORD(Kind.SECRET),
    MYSQL_CHARSET("utf8mb4"),
    WECOM_OPS_HOST("127.0.0.1"),
    WECOM_OPS_PORT("5001"),
    WECOM_OPS_DATA("data"),
    IDEMPOTENCY_TTL_SEC("86400"),
    TASK_RETENTION_DAYS("0"),
    NODE_ID(Kind.PLAIN),
    SHUTDOWN_GRACE_SEC("20");

    /** A secret is never shown, and may be given as a file: {@code NAME_FILE}. */
    private enum Kind {
        PLAIN,
        SECRET
    }

    private final String fallback;
    private final Kind kind;

    Setting(String fallback) {
        this(fallback, Kind.PLAIN);
    }

    Setting(Kind kind) {
        this("", kind);
    }

    Setting(String fallback, Kind kind) {
        this.fallback = fallback;
        this.kind = kind;
    }

    /** What holds where nothing is given. */
    public Optional<String> fallback() {
        return fallback.isEmpty() ? Optional.empty() : Optional.of(fallback);
    }

    public boolean isSecret() {
        return kind == Kind.SECRET;
    }

    /** Where the path of a file that holds this secret is given. */
    String fileName() {
        return name() + "_FILE";
    }
}
