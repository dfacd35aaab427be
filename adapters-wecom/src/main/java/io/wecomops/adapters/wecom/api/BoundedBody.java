package io.wecomops.adapters.wecom.api;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;

/** Reads at most {@link #MAX_BYTES}, and remembers whether an answer had begun. For one exchange. */
final class BoundedBody implements BodyHandler<byte[]> {
    static final int MAX_BYTES = 1 << 20;

    private final BodyHandler<byte[]> limited = BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES);
    private volatile int status;

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo response) {
        status = response.statusCode();
        return limited.apply(response);
    }

    /** The HTTP status of the answer that began; 0 where none did. */
    int status() {
        return status;
    }
}
