package io.wecomops.sandbox.inbox;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last thousand contents that were asked for. */
final class LatestContents extends LinkedHashMap<Content, Content> {
    private static final int KEPT = 1000;

    LatestContents() {
        super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Content, Content> eldest) {
        return size() > KEPT;
    }
}
