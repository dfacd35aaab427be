package io.wecomops.adapters.http.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Cuts a stream into lines of UTF-8, each of a bounded length. For one thread. */
final class ByteLines {
    /** More than a user id and what a message of 2048 bytes can hold. */
    static final int LONGEST = 8 * 1024;

    private static final int BUFFER = 64 * 1024;
    private static final int BYTE_ORDER_MARK = 0xEFBBBF;

    private final InputStream in;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private int number;
    private boolean ended;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** What stands where the next line should be. */
    sealed interface Line {
        /** Without its end of line. */
        record Text(String value) implements Line {}

        record TooLong() implements Line {}

        record NotUtf8() implements Line {}

        record End() implements Line {}
    }

    /** The number of the line that was read last. */
    int number() {
        return number;
    }

    Line next() throws IOException {
        int end = endOfLine();
        if (end < 0 && from == to) {
            return new Line.End();
        }
        number++;
        if (end < 0 && !ended) {
            skipRest();
            return new Line.TooLong();
        }
        int stop = end < 0 ? to : end;
        int start = from;
        from = end < 0 ? to : end + 1;
        if (stop > start && buffer[stop - 1] == '\r') {
            stop--;
        }
        if (number == 1 && startsWithMark(start, stop)) {
            start += 3; // as Excel writes it
        }
        return stop - start > LONGEST ? new Line.TooLong() : decoded(start, stop);
    }

    /** Where the current line ends, or -1: the stream ends before, or the line is longer than the buffer. */
    private int endOfLine() throws IOException {
        int searched = from;
        while (true) {
            for (; searched < to; searched++) {
                if (buffer[searched] == '\n') {
                    return searched;
                }
            }
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                to -= from;
                searched -= from;
                from = 0;
            }
            if (ended || to == buffer.length) {
                return -1;
            }
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                ended = true;
            } else {
                to += read;
            }
        }
    }

    private void skipRest() throws IOException {
        do {
            from = to;
            int end = endOfLine();
            if (end >= 0) {
                from = end + 1;
                return;
            }
        } while (!ended);
        from = to;
    }

    private boolean startsWithMark(int start, int stop) {
        return stop - start >= 3
                && (((buffer[start] & 0xFF) << 16) | ((buffer[start + 1] & 0xFF) << 8) | (buffer[start + 2] & 0xFF))
                        == BYTE_ORDER_MARK;
    }

    private Line decoded(int start, int stop) {
        boolean ascii = true;
        for (int i = start; i < stop && ascii; i++) {
            ascii = buffer[i] >= 0;
        }
        if (ascii) {
            return new Line.Text(new String(buffer, start, stop - start, StandardCharsets.ISO_8859_1));
        }
        try {
            return new Line.Text(
                    utf8.decode(ByteBuffer.wrap(buffer, start, stop - start)).toString());
        } catch (CharacterCodingException broken) {
            return new Line.NotUtf8();
        }
    }
}
