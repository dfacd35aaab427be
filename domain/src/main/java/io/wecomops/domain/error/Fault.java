package io.wecomops.domain.error;

import java.util.Objects;

/**
 * One thing wrong with an input.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the body; empty for the whole of it
 * @param detail the rule that is broken, in words, never with a secret in it
 */
public record Fault(String pointer, String detail) {
    public Fault {
        Objects.requireNonNull(pointer, "pointer");
        if (!pointer.isEmpty() && pointer.charAt(0) != '/') {
            throw new IllegalArgumentException("a JSON pointer is empty or begins with '/', not: " + pointer);
        }
        if (detail.isBlank()) {
            throw new IllegalArgumentException("a fault must say what is wrong");
        }
    }

    /** The same fault seen from {@code parent}, a pointer to what holds the faulty value. */
    public Fault under(String parent) {
        return new Fault(parent + pointer, detail);
    }
}
