package io.wecomops.benchmarks.fault.harness;

/** Something that must hold whatever befalls nodes and servers. */
public interface Scenario {
    /** What the command calls it. */
    String name();

    /** How many operations a run from the command line has where nobody says otherwise. */
    int operations();

    /** Runs it and claims what was seen; throws where it could not be run to its end. */
    void run(Run run) throws Exception;
}
