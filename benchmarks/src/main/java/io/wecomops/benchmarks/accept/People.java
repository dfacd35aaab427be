package io.wecomops.benchmarks.accept;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A CSV file of people that is made as it is read. */
final class People extends InputStream {
    private final int lastLine;
    private int line = 1;
    private byte[] current = "userid\n".getBytes(StandardCharsets.US_ASCII);
    private int at;

    People(int count) {
        this.lastLine = count + 1;
    }

    /** Whom a line names. */
    static String userid(int line) {
        return "employee-" + Integer.toString(line, 36) + "@example.com";
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        int done = 0;
        while (done < length) {
            if (at == current.length) {
                if (line == lastLine) {
                    break;
                }
                line++;
                current = (userid(line) + "\n").getBytes(StandardCharsets.US_ASCII);
                at = 0;
            }
            int some = Math.min(length - done, current.length - at);
            System.arraycopy(current, at, into, offset + done, some);
            at += some;
            done += some;
        }
        return done == 0 ? -1 : done;
    }
}
