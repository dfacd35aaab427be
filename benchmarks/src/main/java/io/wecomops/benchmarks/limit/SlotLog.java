package io.wecomops.benchmarks.limit;

import io.lettuce.core.RedisURI;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every slot that our script books, to the microsecond by Redis' clock: Redis tells ({@code MONITOR}) what the script
 * stores, which is when the next slot is free; the slot just booked stands one spacing before. Ends with its connection.
 */
final class SlotLog implements AutoCloseable {
    private final Socket socket;
    private final Pattern stored;
    private final long spacingMicros;
    private final List<Long> slots = new ArrayList<>();
    private long lastFree;

    private SlotLog(Socket socket, Pattern stored, long spacingMicros) {
        this.socket = socket;
        this.stored = stored;
        this.spacingMicros = spacingMicros;
    }

    static SlotLog start(String url, String key, long spacingMicros) throws IOException {
        RedisURI uri = RedisURI.create(url);
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        Pattern stored = Pattern.compile(
                "lua\\] \"set\" \"[^\"]*" + Pattern.quote(key) + "[^\"]*\" \"(\\d+) (\\d+)\".*",
                Pattern.CASE_INSENSITIVE);
        SlotLog log = new SlotLog(socket, stored, spacingMicros);
        String password = new String(
                uri.getCredentialsProvider().resolveCredentials().block().getPassword());
        socket.getOutputStream().write(("AUTH " + password + "\r\nMONITOR\r\n").getBytes(StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().name("slots").start(log::read);
        return log;
    }

    /** So far, in microseconds. */
    synchronized long[] slots() {
        return slots.stream().mapToLong(Long::longValue).toArray();
    }

    /** Hears no more. */
    void end() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        end();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = stored.matcher(line);
                if (matcher.find()) {
                    note(Long.parseLong(matcher.group(1)));
                }
            }
        } catch (IOException closed) {
            // Redis has gone, or it was enough
        }
    }

    /** A refusal may store the same again, with another clock. */
    private synchronized void note(long free) {
        if (free != lastFree) {
            slots.add(free - spacingMicros);
            lastFree = free;
        }
    }
}
