package io.wecomops.adapters.redis;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection on which something was asked and nothing at all came back for {@code limit}; the client then makes
 * a new one. Without it a peer that vanished without a word (a machine that lost power, a firewall that forgot the
 * connection) is believed in until the kernel gives up sending again: on Linux after some 15 minutes.
 *
 * <p>One for each connection; used by its event loop alone.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what a write or a close comes to, its promise and the channel tell
final class SilenceWatch extends ChannelDuplexHandler {
    private final Duration limit;
    private boolean watching;
    private boolean unanswered;
    private long heard;

    SilenceWatch(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        unanswered = true;
        if (!watching) {
            watching = true;
            watch(context);
        }
        context.write(message, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        unanswered = false;
        heard++;
        context.fireChannelRead(message);
    }

    private void watch(ChannelHandlerContext context) {
        long heardBefore = heard;
        context.executor().schedule(() -> check(context, heardBefore), limit.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext context, long heardBefore) {
        if (heard == heardBefore) {
            context.close();
        } else if (unanswered) {
            watch(context);
        } else {
            watching = false;
        }
    }
}
