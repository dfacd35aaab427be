package io.wecomops.benchmarks.table;

import java.util.List;

/** One thing that can be measured. */
public interface Measurement {
    /** What it is called on the command line. */
    String name();

    /**
     * Measures, which takes seconds to minutes.
     *
     * @param quick short rounds: for a look, not for the record
     */
    List<Section> measure(boolean quick) throws Exception;
}
