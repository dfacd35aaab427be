package io.wecomops.benchmarks.token;

import java.net.URI;

/** Who keeps the token. */
enum TokenContender {
    OURS("ours") {
        @Override
        TokenCaller connect(String redis, URI wecom) throws InterruptedException {
            return OurTokenCaller.connect(redis, wecom);
        }
    },
    WXJAVA("WxJava 4.6.0") {
        @Override
        TokenCaller connect(String redis, URI wecom) {
            return WxJavaTokenCaller.connect(redis, wecom);
        }
    };

    private final String shown;

    TokenContender(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }

    abstract TokenCaller connect(String redis, URI wecom) throws InterruptedException;
}
