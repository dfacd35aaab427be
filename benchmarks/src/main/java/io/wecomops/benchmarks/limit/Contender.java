package io.wecomops.benchmarks.limit;

/** The limiters that are compared. */
enum Contender {
    OURS("ours"),
    BUCKET4J("Bucket4j 8.19.0"),
    REDISSON("Redisson 4.7.0");

    private final String shown;

    Contender(String shown) {
        this.shown = shown;
    }

    String shown() {
        return shown;
    }

    /** Connects to Redis; the connection ends with the process. */
    Turns connect(String url, String key, int perSecond) {
        return switch (this) {
            case OURS -> BookingPacer.connect(url, key, perSecond);
            case BUCKET4J -> PeerPacers.bucket4j(url, key, perSecond);
            case REDISSON -> PeerPacers.redisson(url, key, perSecond);
        };
    }
}
