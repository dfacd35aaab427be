package io.wecomops.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The modules, where their classes stand, and which others each may use: the picture of the hexagon, as a table. */
enum Module {
    DOMAIN("domain", "domain"),
    APPLICATION("application", "application", DOMAIN),
    HTTP("adapters-http", "adapters.http", DOMAIN, APPLICATION),
    REDIS("adapters-redis", "adapters.redis", DOMAIN),
    MYSQL("adapters-mysql", "adapters.mysql", DOMAIN),
    WECOM("adapters-wecom", "adapters.wecom", DOMAIN),
    MEMORY("adapters-memory", "adapters.memory", DOMAIN),
    METRICS("adapters-metrics", "adapters.metrics", DOMAIN),
    SANDBOX("wecom-sandbox", "sandbox"),
    TEST_KIT("test-kit", "testkit", DOMAIN),
    TEST_SERVERS("test-servers", "testservers"),
    BOOTSTRAP("bootstrap", "bootstrap", DOMAIN, APPLICATION, HTTP, REDIS, MYSQL, WECOM, MEMORY, METRICS, SANDBOX),
    BENCHMARKS(
            "benchmarks", "benchmarks", DOMAIN, APPLICATION, HTTP, REDIS, MYSQL, WECOM, MEMORY, SANDBOX, TEST_SERVERS);

    static final List<Module> ADAPTERS = List.of(HTTP, REDIS, MYSQL, WECOM, MEMORY, METRICS);

    /** What runs at a customer's; the rest is for tests. */
    static final List<Module> SHIPPED =
            List.of(DOMAIN, APPLICATION, HTTP, REDIS, MYSQL, WECOM, MEMORY, METRICS, SANDBOX, BOOTSTRAP);

    /** Those of them that are handed time, chance and threads, instead of making them. */
    static final List<Module> HANDED = List.of(DOMAIN, APPLICATION, HTTP, REDIS, MYSQL, WECOM, MEMORY, METRICS);

    private final String folder;
    private final String place;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<Module> mayUse;

    Module(String folder, String place, Module... mayUse) {
        this.folder = folder;
        this.place = place;
        this.mayUse = Set.of(mayUse);
    }

    /** Its folder below the root of the repository. */
    String folder() {
        return folder;
    }

    /** Its package below the root package. */
    String place() {
        return place;
    }

    boolean mayUse(Module other) {
        return other == this || mayUse.contains(other);
    }

    /** The module to which a package belongs that is called {@code below} after the root package and its dot. */
    static Optional<Module> at(String below) {
        return Arrays.stream(values())
                .filter(module -> below.equals(module.place) || below.startsWith(module.place + "."))
                .findFirst();
    }
}
