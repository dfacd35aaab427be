package io.wecomops.adapters.wecom.scripted;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** An HTTP/1.1 server on a bare socket, so that a test can say how each exchange ends. Thread-safe. */
public final class ScriptedWecom implements AutoCloseable {
    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Call, Reply> script = _ -> Reply.json("{\"errcode\":0,\"errmsg\":\"ok\"}");

    private ScriptedWecom(ServerSocket server) {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    public static ScriptedWecom start() {
        try {
            return new ScriptedWecom(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Taken and never listened at, until this process ends: a port that was merely let go of may be somebody else's by now. */
    private static final Socket NOWHERE = bound();

    /** An address at which nobody listens. */
    public static URI nowhere() {
        return URI.create("http://127.0.0.1:" + NOWHERE.getLocalPort());
    }

    private static Socket bound() {
        var socket = new Socket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return socket;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** From now on each call is met so. */
    public void answers(Reply reply) {
        script = _ -> reply;
    }

    public void answersBy(Function<Call, Reply> newScript) {
        script = newScript;
    }

    /** Every call so far, in the order of arrival. */
    public List<Call> calls() {
        return calls;
    }

    /** How many connections have been made so far. */
    public int connections() {
        return connections.size();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException end) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                Call call = read(first, in);
                Function<Call, Reply> now = script;
                calls.add(call);
                if (!reply(socket, now.apply(call))) {
                    return;
                }
            }
        } catch (IOException cut) {
            // the other side went first
        }
    }

    /** Whether the connection goes on. */
    private boolean reply(Socket socket, Reply reply) throws IOException {
        // head and body in one write: two would wait for one another (Nagle's algorithm and delayed ACKs)
        var out = new BufferedOutputStream(socket.getOutputStream());
        switch (reply) {
            case Reply.Http(int status, var headers, var body) -> {
                byte[] whole = body.getBytes(UTF_8);
                out.write(head(status, headers, whole.length));
                out.write(whole);
            }
            case Reply.Close() -> {}
            case Reply.Reset() -> reset(socket);
            case Reply.Half(var body) -> {
                byte[] whole = body.getBytes(UTF_8);
                out.write(head(200, "", whole.length));
                out.write(whole, 0, whole.length / 2);
            }
            case Reply.HeadOnly() -> {
                out.write(head(200, "", 100));
                out.flush();
                waitForTheEnd();
            }
            case Reply.Silence() -> waitForTheEnd();
        }
        out.flush();
        return reply instanceof Reply.Http;
    }

    private void waitForTheEnd() {
        try {
            closed.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reset(Socket socket) throws SocketException {
        // a linger of zero makes closing a reset
        socket.setSoLinger(true, 0);
    }

    private static byte[] head(int status, String headers, int length) {
        return ("HTTP/1.1 " + status + " Scripted\r\n" + headers + "Content-Length: " + length + "\r\n\r\n")
                .getBytes(ISO_8859_1);
    }

    private static Call read(String first, InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String[] words = first.split(" ", -1);
        String[] target = words[1].split("\\?", 2);
        return new Call(
                words[0], target[0], target.length == 2 ? target[1] : "", Map.copyOf(headers), new String(body, UTF_8));
    }

    /** A line without its end; empty at the end of the stream too. */
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException alreadyGone) {
            // then it is closed
        }
    }
}
