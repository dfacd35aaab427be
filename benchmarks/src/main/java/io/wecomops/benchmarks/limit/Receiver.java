package io.wecomops.benchmarks.limit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;

/** The far end: notes when each call arrives, and from which node. */
final class Receiver implements AutoCloseable {
    private final DatagramChannel channel;
    private final List<Arrival> arrivals = new ArrayList<>();

    /** @param nanos on {@link System#nanoTime()} */
    record Arrival(long nanos, int node) {}

    private Receiver(DatagramChannel channel) {
        this.channel = channel;
    }

    static Receiver start() throws IOException {
        DatagramChannel channel = DatagramChannel.open()
                .setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Receiver receiver = new Receiver(channel);
        Thread.ofPlatform().daemon().name("receiver").start(receiver::receive);

        return receiver;
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void receive() {
        ByteBuffer call = ByteBuffer.allocate(16);
        try {
            while (true) {
                call.clear();
                channel.receive(call);
                note(new Arrival(System.nanoTime(), call.get(0)));
            }
        } catch (ClosedChannelException closed) {
            // measured enough
        } catch (IOException failed) {
            throw new IllegalStateException("the receiver broke", failed);
        }
    }

    private synchronized void note(Arrival arrival) {
        arrivals.add(arrival);
    }
}
