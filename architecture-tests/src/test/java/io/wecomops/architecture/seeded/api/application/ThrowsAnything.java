package io.wecomops.architecture.seeded.api.application;

import java.util.function.Supplier;

final class ThrowsAnything {
    void fail() {
        throw new RuntimeException("something");
    }

    Supplier<Exception> refer() {
        return Exception::new;
    }

    static final class Named extends RuntimeException {
        private static final long serialVersionUID = 1;

        Named() {
            super("something");
        }
    }
}
