package io.wecomops.benchmarks.limit;

import io.lettuce.core.RedisURI;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every slot that our script books, to the microsecond by Redis' clock: Redis tells ({@code MONITOR}) how many slots a script
 * is called for, and then what it stores, which is when the next slot is free; the slots just booked stand before. Ends
 * with its connection.
 */
final class SlotLog implements AutoCloseable {
    private static final Pattern WORD = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.)*+\"");

    private final Socket socket;
    private final String key;
    private final Pattern stored;
    private final long spacingMicros;
    private final List<Long> slots = new ArrayList<>();
    private long lastFree;
    private int asked;

    private SlotLog(Socket socket, String key, long spacingMicros) {
        this.socket = socket;
        this.key = key;
        this.spacingMicros = spacingMicros;
        stored = Pattern.compile(
                "lua\\] \"set\" \"[^\"]*" + Pattern.quote(key) + "\" \"(\\d+) (\\d+)\".*", Pattern.CASE_INSENSITIVE);
    }

    static SlotLog start(String url, String key, long spacingMicros) throws IOException {
        RedisURI uri = RedisURI.create(url);
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        SlotLog log = new SlotLog(socket, key, spacingMicros);
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
                if (!line.contains(key)) {
                    continue;
                }
                Matcher matcher = stored.matcher(line);
                if (matcher.find()) {
                    note(Long.parseLong(matcher.group(1)));
                } else if (line.contains("\"EVALSHA\"") && !line.contains(" lua] ")) {
                    asked = askedFor(line);
                }
            }
        } catch (IOException closed) {
            // Redis has gone, or it was enough
        }
    }

    /** {@code EVALSHA digest keys key… slots …} */
    private static int askedFor(String line) {
        List<String> words = WORD.matcher(line)
                .results()
                .map(MatchResult::group)
                .map(word -> word.substring(1, word.length() - 1))
                .toList();
        return Integer.parseInt(words.get(3 + Integer.parseInt(words.get(2))));
    }

    /** A refusal may store the same again, with another clock. */
    private synchronized void note(long free) {
        if (free != lastFree) {
            for (int back = asked; back > 0; back--) {
                slots.add(free - back * spacingMicros);
            }
            lastFree = free;
        }
    }
}
