package io.wecomops.sandbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * What a sandbox starts with.
 *
 * @param port 0 for any free one
 * @param apps at least one; agent ids and secrets each occur once
 * @param tokenLife whole seconds, at least one
 * @param faults what goes wrong, and the limits; {@code PUT /sandbox/faults} changes them, a reset brings these back
 * @param clock moves tokens, windows and blocks; the simulated latency always takes real time
 */
public record SandboxSettings(
        String host,
        int port,
        String corpId,
        List<App> apps,
        Duration tokenLife,
        Faults faults,
        Members members,
        InstantSource clock) {

    public SandboxSettings {
        apps = List.copyOf(apps);
        Objects.requireNonNull(faults, "faults");
        Objects.requireNonNull(members, "members");
        Objects.requireNonNull(clock, "clock");
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
        if (host.isBlank() || corpId.isBlank()) {
            throw new IllegalArgumentException("host and corp id must not be blank");
        }
        if (tokenLife.compareTo(Duration.ofSeconds(1)) < 0 || tokenLife.toNanosPart() != 0) {
            throw new IllegalArgumentException("a token's life is whole seconds, at least one, not " + tokenLife);
        }
        var ids = new HashSet<Integer>();
        var secrets = new HashSet<String>();
        apps.forEach(app -> {
            if (!ids.add(app.agentId()) || !secrets.add(app.secret())) {
                throw new IllegalArgumentException("agent ids and secrets each occur once: see app " + app.agentId());
            }
        });
        if (apps.isEmpty()) {
            throw new IllegalArgumentException("a sandbox needs an app");
        }
    }

    /** Loopback, any port, one company with one app, no faults, limits as WeCom's. The secret is public: a sandbox's. */
    public static SandboxSettings demo() {
        return new SandboxSettings(
                "127.0.0.1",
                0,
                "wwsandbox",
                List.of(new App(1000002, "sandbox-secret-1000002")),
                Duration.ofHours(2),
                Faults.none(),
                Members.everybodyExists(),
                InstantSource.system());
    }

    public SandboxSettings withAddress(String newHost, int newPort) {
        return new SandboxSettings(newHost, newPort, corpId, apps, tokenLife, faults, members, clock);
    }

    public SandboxSettings withApps(String newCorpId, List<App> newApps) {
        return new SandboxSettings(host, port, newCorpId, newApps, tokenLife, faults, members, clock);
    }

    public SandboxSettings withTokenLife(Duration newLife) {
        return new SandboxSettings(host, port, corpId, apps, newLife, faults, members, clock);
    }

    public SandboxSettings withFaults(Faults newFaults) {
        return new SandboxSettings(host, port, corpId, apps, tokenLife, newFaults, members, clock);
    }

    public SandboxSettings withMembers(Members newMembers) {
        return new SandboxSettings(host, port, corpId, apps, tokenLife, faults, newMembers, clock);
    }

    public SandboxSettings withClock(InstantSource newClock) {
        return new SandboxSettings(host, port, corpId, apps, tokenLife, faults, members, newClock);
    }
}
