package io.wecomops.bootstrap.settings;

/** A text that nobody but its user may see: {@link #toString()} never shows it. */
public record Secret(String value) {
    @Override
    public String toString() {
        return "***";
    }
}
