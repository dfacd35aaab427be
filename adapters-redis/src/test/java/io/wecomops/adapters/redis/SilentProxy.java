package io.wecomops.adapters.redis;

import io.wecomops.testservers.TestRedis;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands between a client and Redis and can swallow what is sent, as a network does that breaks without a word. */
final class SilentProxy implements AutoCloseable {
    private final URI target;
    private final ServerSocket listening;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<AtomicBoolean> silences = new CopyOnWriteArrayList<>();

    private SilentProxy(URI target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    static SilentProxy to(TestRedis redis) {
        try {
            return new SilentProxy(URI.create(redis.url()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String url() {
        return "redis://" + target.getUserInfo() + "@127.0.0.1:" + listening.getLocalPort() + "/0";
    }

    /** Swallows all that comes on the connections there are now; later ones are served. */
    void silenceThoseConnected() {
        silences.forEach(silent -> silent.set(true));
    }

    int accepted() {
        return silences.size();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(target.getHost(), target.getPort());
                AtomicBoolean silent = new AtomicBoolean();
                silences.add(silent);
                sockets.addAll(List.of(client, server));
                Thread.ofVirtual().start(() -> copy(client, server, silent));
                Thread.ofVirtual().start(() -> copy(server, client, silent));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void copy(Socket from, Socket to, AtomicBoolean silent) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!silent.get()) {
                    out.write(buffer, 0, count);
                }
            }
            to.close();
        } catch (IOException closed) {
            // either side is gone, or the test is over
        }
    }
}
