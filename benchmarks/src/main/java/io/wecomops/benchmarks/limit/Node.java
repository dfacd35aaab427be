package io.wecomops.benchmarks.limit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;

/**
 * A process of its own that saturates a limiter: each thread waits for its turn, calls the receiver, and begins again. It
 * says {@code ready}, starts at the first line it reads, tells at each further one how many slots it lost, and ends with its
 * input.
 */
final class Node {
    private Node() {}

    public static void main(String... arguments) throws Exception {
        Contender contender = Contender.valueOf(arguments[0]);
        String key = arguments[1];
        int perSecond = Integer.parseInt(arguments[2]);
        int threads = Integer.parseInt(arguments[3]);
        var receiver = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[4]));
        byte id = Byte.parseByte(arguments[5]);
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Turns turns = contender.connect(orders.readLine(), key, perSecond);
        DatagramChannel channel = DatagramChannel.open().connect(receiver);
        System.out.println("ready");
        orders.readLine();
        for (int thread = 0; thread < threads; thread++) {
            Thread.ofVirtual().start(() -> callForEver(turns, channel, id));
        }
        while (orders.readLine() != null) {
            System.out.println(turns.lost());
        }
        System.exit(0);
    }

    private static void callForEver(Turns turns, DatagramChannel channel, byte id) {
        try {
            while (true) {
                turns.awaitTurn();
                channel.write(ByteBuffer.wrap(new byte[] {id}));
            }
        } catch (IOException | InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
    }
}
