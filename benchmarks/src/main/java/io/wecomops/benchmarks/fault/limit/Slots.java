package io.wecomops.benchmarks.fault.limit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The receiver of calls, and the judge of their slots. Thread-safe. */
final class Slots implements AutoCloseable {
    static final long SECOND = 1_000_000_000L;

    private final DatagramChannel channel;
    private final List<Slot> slots = new ArrayList<>();

    private Slots(DatagramChannel channel) {
        this.channel = channel;
    }

    /** When a slot was, between two moments, and when its call arrived. */
    record Slot(long earliest, long latest, long arrived) {}

    static Slots start() throws IOException {
        Slots slots =
                new Slots(DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        Thread.ofPlatform().daemon().name("receiver").start(slots::receive);
        return slots;
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    synchronized int count() {
        return slots.size();
    }

    synchronized List<Slot> all() {
        return List.copyOf(slots);
    }

    /** The most slots that for certain lay within one second. */
    static int mostInASecond(List<Slot> slots) {
        List<Slot> ordered =
                slots.stream().sorted(Comparator.comparingLong(Slot::earliest)).toList();
        int most = 0;
        for (int from = 0; from < ordered.size(); from++) {
            int certain = 0;
            for (int to = from; to < ordered.size(); to++) {
                Slot slot = ordered.get(to);
                if (slot.earliest() - ordered.get(from).earliest() >= SECOND) {
                    break;
                }
                if (slot.latest() - ordered.get(from).earliest() < SECOND) {
                    certain++;
                }
            }
            most = Math.max(most, certain);
        }
        return most;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void receive() {
        ByteBuffer buffer = ByteBuffer.allocate(16);
        try {
            while (true) {
                channel.receive(buffer.clear());
                buffer.flip();
                Slot slot = new Slot(buffer.getLong(), buffer.getLong(), System.nanoTime());
                synchronized (this) {
                    slots.add(slot);
                }
            }
        } catch (IOException closed) {
            // the run is over
        }
    }
}
