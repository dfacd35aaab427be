package io.wecomops.benchmarks.fault.permit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** A server before which all holders act; it answers each line with one. A pool is called by its limit and a name. */
final class PermitJudge implements AutoCloseable {
    private final ServerSocket socket;
    private final ConcurrentMap<String, FencedPool> pools = new ConcurrentHashMap<>();
    private final AtomicLong operations = new AtomicLong();

    private PermitJudge(ServerSocket socket) {
        this.socket = socket;
    }

    static PermitJudge start() throws IOException {
        PermitJudge judge = new PermitJudge(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().name("judge").start(judge::accept);
        return judge;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many times the nodes have asked Redis, as far as they have told. */
    long operations() {
        return operations.get();
    }

    FencedPool pool(String name) {
        return pools.computeIfAbsent(name, _ -> new FencedPool(limitOf(name), System::nanoTime));
    }

    Map<String, FencedPool> pools() {
        return new TreeMap<>(pools);
    }

    /** {@code 10:mass} has ten permits. */
    static int limitOf(String pool) {
        return Integer.parseInt(pool.substring(0, pool.indexOf(':')));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket holder = socket.accept();
                Thread.ofVirtual().start(() -> listen(holder));
            }
        } catch (IOException closed) {
            // the run is over
        }
    }

    private void listen(Socket holder) {
        try (holder;
                var lines =
                        new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                holder.getOutputStream()
                        .write((answer(line.split(" ", -1)) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException killed) {
            // what it held counts until its lease ends
        }
    }

    /** {@code operations verb pool owner [fence begun lease]}. */
    private String answer(String[] words) {
        operations.addAndGet(Long.parseLong(words[0]));
        FencedPool pool = pool(words[2]);
        String owner = words[3];
        return switch (words[1]) {
            case "act" -> {
                boolean admitted =
                        pool.act(owner, Long.parseLong(words[4]), Long.parseLong(words[5]), Long.parseLong(words[6]));
                yield admitted ? "admitted" : "refused";
            }
            case "leave" -> {
                pool.leave(owner);
                yield "ok";
            }
            case "lost" -> {
                pool.lost(owner);
                yield "ok";
            }
            case "doubt" -> {
                pool.doubt(owner);
                yield "ok";
            }
            default -> throw new IllegalArgumentException("unheard of: " + words[1]);
        };
    }
}
