package io.wecomops.adapters.redis.call;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.wecomops.domain.error.DependencyUnavailableException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks Redis and waits for the answer, at most as long as the time limit says. Thread-safe; callers are virtual threads.
 *
 * <p>Every method throws {@link DependencyUnavailableException} where no answer came or Redis refused; then the command
 * may or may not have had its effect. It names the script or command, never a value.
 */
public final class RedisCalls {
    private final RedisClusterAsyncCommands<String, String> commands;
    private final Duration timeout;

    /** @param commands of a single Redis or of a cluster: nothing here needs more than a cluster can do */
    public RedisCalls(RedisClusterAsyncCommands<String, String> commands, Duration timeout) {
        this.commands = commands;
        this.timeout = timeout;
    }

    /** Runs a script by its digest; Redis is given its text only where it does not know it (any more). */
    public Reply run(LuaScript script, List<String> keys, Object... arguments) {
        String[] keyTexts = keys.toArray(String[]::new);
        String[] argumentTexts = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
        return ask(script.fileName(), () -> {
            try {
                return new Reply(
                        await(commands.evalsha(script.digest(), ScriptOutputType.MULTI, keyTexts, argumentTexts)));
            } catch (RedisNoScriptException unknown) {
                return new Reply(await(commands.eval(script.text(), ScriptOutputType.MULTI, keyTexts, argumentTexts)));
            }
        });
    }

    /** Sets {@code key} for {@code lifeMillis}, unless it is there already: whether this call set it. */
    public boolean setIfAbsent(String key, long lifeMillis) {
        return ask(
                "set",
                () -> "OK"
                        .equals(await(
                                commands.set(key, "1", SetArgs.Builder.nx().px(lifeMillis)))));
    }

    /** Sets {@code key} for {@code lifeMillis}, whatever it was. */
    public void set(String key, String value, long lifeMillis) {
        ask("set", () -> await(commands.set(key, value, SetArgs.Builder.px(lifeMillis))));
    }

    /** The value of {@code key}; empty where there is none. */
    public Optional<String> get(String key) {
        return ask("get", () -> Optional.ofNullable(await(commands.get(key))));
    }

    public void delete(String key) {
        ask("del", () -> await(commands.del(key)));
    }

    /** Goes to Redis and back. */
    public void ping() {
        ask("ping", () -> await(commands.ping()));
    }

    private <T> T await(RedisFuture<T> answer) {
        return LettuceFutures.awaitOrCancel(answer, timeout.toNanos(), NANOSECONDS);
    }

    private static <T> T ask(String attempt, Supplier<T> question) {
        try {
            return question.get();
        } catch (RedisException failed) {
            throw new DependencyUnavailableException("redis", attempt, failed);
        }
    }
}
