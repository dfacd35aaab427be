package io.wecomops.benchmarks.token;

/** Sends one message, with the token that all processes share. Thread-safe. */
interface TokenCaller {
    /**
     * Sends {@code content} to {@code user}, once more with another token where WeCom rejects the first.
     *
     * @return whether it was delivered; {@code false} is what a business system would have seen as a failure
     */
    boolean send(String user, String content) throws Exception;
}
