package io.wecomops.application.upload;

/** The lines of one upload, in order. For one thread. */
public interface RecipientLines {
    /**
     * Reads on, and waits for what is still to come.
     *
     * @throws RuntimeException where the sender is gone
     */
    ReadLine next();
}
