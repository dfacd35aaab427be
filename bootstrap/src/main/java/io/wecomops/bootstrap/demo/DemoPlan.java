package io.wecomops.bootstrap.demo;

/**
 * What is to be shown.
 *
 * @param recipients how many people the task is for
 * @param batchSize how many people one request to WeCom is for
 * @param pace how many requests to WeCom begin in a second at the most
 * @param port where the API listens; 0 for a free one
 * @param keep whether it stays up afterwards, to be tried by hand
 */
public record DemoPlan(int recipients, int batchSize, int pace, int port, boolean keep) {
    /** How many requests that takes. */
    int requests() {
        return Math.ceilDiv(recipients, batchSize);
    }
}
