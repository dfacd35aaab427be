package io.wecomops.application.cache;

/** How values of a family are written for the shared level. A form that changes takes a new {@link CacheFamily#version}. */
public interface TextForm<T> {
    String write(T value);

    /** @throws IllegalArgumentException where {@code text} is not what {@link #write} gives; it then counts as a miss */
    T read(String text);
}
