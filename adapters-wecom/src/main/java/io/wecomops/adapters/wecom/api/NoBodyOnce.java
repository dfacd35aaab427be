package io.wecomops.adapters.wecom.api;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The empty body of a GET that goes out once. The JDK's client by itself repeats a GET whose connection ended before the
 * first byte of an answer; it asks for the body's length at each attempt, and the second time it is told no.
 */
final class NoBodyOnce implements BodyPublisher {
    private final BodyPublisher empty = BodyPublishers.noBody();
    private final AtomicBoolean asked = new AtomicBoolean();

    @Override
    public long contentLength() {
        if (asked.getAndSet(true)) {
            throw new IllegalStateException("a call is made once");
        }
        return empty.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        empty.subscribe(subscriber);
    }
}
