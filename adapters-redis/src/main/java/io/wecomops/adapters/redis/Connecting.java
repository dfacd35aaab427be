package io.wecomops.adapters.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.NettyCustomizer;
import io.netty.channel.Channel;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How the connection behaves: it comes back by itself and soon, and nothing is queued or sent twice meanwhile. */
final class Connecting {
    private static final int MOST_COMMANDS_UNDER_WAY = 16_384;
    private static final int TIME_LIMITS_OF_SILENCE = 3;

    private Connecting() {}

    static ClientResources resources(Duration timeout) {
        return DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                // the JDK's resolver, which knows /etc/hosts and the search domains
                .addressResolverGroup(DefaultAddressResolverGroup.INSTANCE)
                .commandLatencyRecorder(CommandLatencyRecorder.disabled())
                .nettyCustomizer(new NettyCustomizer() {
                    @Override
                    public void afterChannelInitialized(Channel channel) {
                        channel.pipeline().addFirst(new SilenceWatch(timeout.multipliedBy(TIME_LIMITS_OF_SILENCE)));
                    }
                })
                .reconnectDelay(Delay.equalJitter(10, 1_000, 10, TimeUnit.MILLISECONDS))
                .build();
    }

    static ClientOptions options(Duration timeout) {
        return ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                // Lettuce would send again what was under way when the connection broke; bookings and marks bear it ill
                .replayFilter(_ -> true)
                // who waits for an answer keeps the time: one timer less
                .timeoutOptions(TimeoutOptions.builder().timeoutCommands(false).build())
                .requestQueueSize(MOST_COMMANDS_UNDER_WAY)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(timeout)
                        .keepAlive(KeepAliveOptions.builder()
                                .enable()
                                .idle(Duration.ofSeconds(10))
                                .interval(Duration.ofSeconds(5))
                                .count(3)
                                .build())
                        .build())
                .build();
    }
}
