package io.wecomops.benchmarks.fault.harness;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between a node and its database and can hold one statement, either before it reaches the database or after it
 * took effect and before the node hears so: a node that is killed then died at just that point. It reads MySQL's protocol,
 * so it keeps client and server from encrypting.
 */
public final class DatabaseProxy implements AutoCloseable {
    private static final int QUERY = 3;
    private static final int SSL_IN_LOW_CAPABILITIES = 0x08;

    private final ServerSocket socket;
    private final String host;
    private final int port;
    private final AtomicReference<Point> armed = new AtomicReference<>();

    private DatabaseProxy(ServerSocket socket, String host, int port) {
        this.socket = socket;
        this.host = host;
        this.port = port;
    }

    /** Where a statement is held. */
    public enum Side {
        BEFORE,
        AFTER
    }

    /** A point in the life of a request. Whoever waits is told when a node has come there; it stays there for good. */
    public static final class Point {
        private final Side side;
        private final String statement;
        private final Optional<String> then;
        private final CountDownLatch reached = new CountDownLatch(1);

        /**
         * @param statement a part of the statement's text
         * @param then a part of a later statement on the same connection, which is held instead of the first
         */
        public Point(Side side, String statement, Optional<String> then) {
            this.side = side;
            this.statement = statement;
            this.then = then;
        }

        /** Waits until a node is there. */
        public void await() throws InterruptedException {
            if (!reached.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no node came to " + this);
            }
        }

        @Override
        public String toString() {
            return side + " " + then.map(last -> last + " after ").orElse("") + statement;
        }
    }

    public static DatabaseProxy start(String host, int port) throws IOException {
        var proxy = new DatabaseProxy(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), host, port);
        Thread.ofPlatform().daemon().name("proxy").start(proxy::accept);
        return proxy;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The first statement that fits is held. */
    public void arm(Point point) {
        armed.set(point);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Socket server = new Socket(host, port);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Connection connection = new Connection(client, server);
                Thread.ofVirtual().start(connection::toServer);
                Thread.ofVirtual().start(connection::toClient);
            }
        } catch (IOException closed) {
            // the run is over
        }
    }

    private static final class Packet {
        static final int HEAD = 4;

        private final byte[] bytes;

        private Packet(byte[] bytes) {
            this.bytes = bytes;
        }

        static Packet read(DataInputStream in) throws IOException {
            byte[] head = in.readNBytes(HEAD);
            if (head.length < HEAD) {
                throw new IOException("end");
            }
            int length = (head[0] & 0xff) | (head[1] & 0xff) << 8 | (head[2] & 0xff) << 16;
            byte[] bytes = new byte[HEAD + length];
            System.arraycopy(head, 0, bytes, 0, HEAD);
            in.readFully(bytes, HEAD, length);
            return new Packet(bytes);
        }

        String query() {
            return bytes.length > HEAD && bytes[HEAD] == QUERY
                    ? new String(bytes, HEAD + 1, bytes.length - HEAD - 1, StandardCharsets.UTF_8)
                    : "";
        }

        void write(OutputStream out) throws IOException {
            out.write(bytes);
            out.flush();
        }
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private boolean firstSeen;
        private volatile Optional<Point> held = Optional.empty();

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void toServer() {
            try (client;
                    server;
                    var in = new DataInputStream(client.getInputStream())) {
                while (true) {
                    Packet packet = Packet.read(in);
                    Optional<Point> point = pointOf(packet.query());
                    if (point.isPresent() && point.get().side == Side.BEFORE) {
                        point.get().reached.countDown();
                        in.read(); // until it is dead: what it waits for never comes
                        return;
                    }
                    held = point;
                    packet.write(server.getOutputStream());
                }
            } catch (IOException ended) {
                // one end has gone, so the other goes
            }
        }

        void toClient() {
            try (client;
                    server;
                    var in = new DataInputStream(server.getInputStream())) {
                withoutEncryption(Packet.read(in)).write(client.getOutputStream());
                while (true) {
                    Packet packet = Packet.read(in);
                    if (held.isPresent()) {
                        held.get().reached.countDown();
                        continue; // it took effect, and the node never hears so
                    }
                    packet.write(client.getOutputStream());
                }
            } catch (IOException ended) {
                // one end has gone, so the other goes
            }
        }

        private Optional<Point> pointOf(String query) {
            Point point = armed.get();
            if (point == null || query.isEmpty()) {
                return Optional.empty();
            }
            String wanted = firstSeen ? point.then.orElse(point.statement) : point.statement;
            boolean fits = query.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
            if (fits && !firstSeen && point.then.isPresent()) {
                firstSeen = true;
                return Optional.empty();
            }
            return fits && armed.compareAndSet(point, null) ? Optional.of(point) : Optional.empty();
        }

        /** Of the greeting: protocol, version and its zero, thread, eight bytes, a zero, and then what the server can. */
        private static Packet withoutEncryption(Packet greeting) {
            int at = Packet.HEAD + 1;
            while (greeting.bytes[at] != 0) {
                at++;
            }
            at += 1 + 4 + 8 + 1 + 1;
            greeting.bytes[at] &= (byte) ~SSL_IN_LOW_CAPABILITIES;
            return greeting;
        }
    }
}
