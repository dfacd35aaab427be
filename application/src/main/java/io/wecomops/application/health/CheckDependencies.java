package io.wecomops.application.health;

import io.wecomops.domain.health.Probe;
import java.util.Map;
import java.util.Optional;

/** Asks one of the servers that this installation needs whether it is there. Thread-safe. */
public final class CheckDependencies {
    private final Map<String, Probe> probes;

    /** @param probes what this installation needs, by the name that operators know: {@code database}, {@code redis} */
    public CheckDependencies(Map<String, Probe> probes) {
        this.probes = Map.copyOf(probes);
    }

    /** What came of asking. */
    public enum Finding {
        THERE,
        /** This installation has none: the embedded mode keeps in memory what Redis would hold. */
        NOT_CONFIGURED
    }

    /**
     * Returns after a real round trip.
     *
     * @throws io.wecomops.domain.error.DependencyUnavailableException where it did not answer
     */
    public Finding check(String dependency) {
        Optional<Probe> probe = Optional.ofNullable(probes.get(dependency));
        probe.ifPresent(Probe::check);
        return probe.isPresent() ? Finding.THERE : Finding.NOT_CONFIGURED;
    }
}
