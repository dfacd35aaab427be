package io.wecomops.adapters.wecom.api;

import java.util.function.Supplier;

/** Stands around each exchange with WeCom, to take notice of it. Thread-safe. */
@FunctionalInterface
public interface CallWatch {
    /** Takes no notice. */
    CallWatch NONE = (path, call) -> call.get();

    /**
     * Makes the call, and hands on what came of it.
     *
     * @param path below {@code /cgi-bin/}
     */
    Answer around(String path, Supplier<Answer> call);
}
