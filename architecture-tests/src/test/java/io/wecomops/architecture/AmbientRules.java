package io.wecomops.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What must come in from outside, so that tests can hand in another: time, chance, ids, threads, streams. Uses are calls,
 * constructor calls, fields and method references alike.
 */
final class AmbientRules {
    private static final Set<String> CLOCKS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Thread.sleep",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.util.concurrent.locks.LockSupport.parkUntil",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.time.Clock.tick",
            "java.time.Clock.tickMillis",
            "java.time.Clock.tickSeconds",
            "java.time.Clock.tickMinutes",
            "java.time.InstantSource.system",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalTime.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetTime.now",
            "java.time.Year.now",
            "java.time.YearMonth.now",
            "java.time.MonthDay.now",
            "java.util.Date.<init>",
            "java.util.Calendar.getInstance");

    private static final Set<String> CHANCES = Set.of(
            "java.util.UUID.randomUUID",
            "java.lang.Math.random",
            "java.util.Random.<init>",
            "java.util.SplittableRandom.<init>",
            "java.security.SecureRandom.<init>",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of",
            "java.util.concurrent.ThreadLocalRandom.current");

    private static final Set<String> THREADS = Set.of(
            "java.lang.Thread.<init>",
            "java.lang.Thread.ofVirtual",
            "java.lang.Thread.ofPlatform",
            "java.lang.Thread.startVirtualThread",
            "java.util.Timer.<init>",
            "java.util.Collection.parallelStream",
            "java.util.concurrent.Executors.*",
            "java.util.concurrent.ThreadPoolExecutor.<init>",
            "java.util.concurrent.ScheduledThreadPoolExecutor.<init>",
            "java.util.concurrent.ForkJoinPool.<init>",
            "java.util.concurrent.ForkJoinPool.commonPool");

    private static final Set<String> STREAMS = Set.of(
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.System.in",
            "java.lang.Throwable.printStackTrace",
            "java.lang.Thread.dumpStack");

    private static final Set<String> OLD_TIMES = Set.of(
            "java.util.Date",
            "java.util.Calendar",
            "java.util.GregorianCalendar",
            "java.util.TimeZone",
            "java.text.DateFormat",
            "java.text.SimpleDateFormat",
            "java.sql.Date",
            "java.sql.Time");

    static final HouseRule NO_CLOCK = withoutUseOf(CLOCKS, "core and adapters are handed time and sleep");
    /** What nodes decide together: not by a clock of one of them, nor by one that it is handed. */
    private static final List<Module> DECIDE_TOGETHER =
            List.of(Module.DOMAIN, Module.APPLICATION, Module.REDIS, Module.MYSQL, Module.WECOM);

    private static final Set<String> WALL_CLOCKS = Set.of("java.time.Clock", "java.time.InstantSource");

    /** A page's signature bears the time at which it was made; WeCom and the page read it, and no node decides by it. */
    private static final Set<String> TELL_THE_TIME = Set.of("io.wecomops.application.jssdk.SignPage");

    /**
     * The process' own wall clock is for logs and for the embedded mode, whose one process is all its nodes: bootstrap makes
     * it, and the memory adapters alone are handed it.
     */
    static final HouseRule NO_WALL_CLOCK = HouseRule.of(
            "what nodes decide together is decided by Redis' or the database's clock, never by a node's",
            code -> code.in(DECIDE_TOGETHER)
                    .filter(type -> !TELL_THE_TIME.contains(type.getName()))
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .filter(dependency ->
                            WALL_CLOCKS.contains(dependency.getTargetClass().getName()))
                    .map(Dependency::getDescription),
            code -> Stream.concat(
                    Sight.ofModules(code, DECIDE_TOGETHER), Sight.ofTypes(WALL_CLOCKS.toArray(String[]::new))));

    static final HouseRule NO_CHANCE = withoutUseOf(CHANCES, "core and adapters are handed ids and chance");
    static final HouseRule NO_THREADS = withoutUseOf(THREADS, "core and adapters are handed threads");
    static final HouseRule NO_STREAMS = withoutUseOf(STREAMS, "core and adapters do not use the standard streams");

    static final HouseRule NO_OLD_TIMES = HouseRule.of(
            "nobody uses Date, Calendar and their kin",
            code -> code.in(Module.values())
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .filter(dependency ->
                            OLD_TIMES.contains(dependency.getTargetClass().getName()))
                    .map(Dependency::getDescription),
            code -> Stream.concat(
                    Sight.ofModules(code, List.of(Module.values())), Sight.ofTypes(OLD_TIMES.toArray(String[]::new))));

    static final HouseRule ONE_CLASS_MAPS_TIMESTAMPS = HouseRule.of(
            "one class at the most maps java.sql.Timestamp",
            code -> Stream.of(code.in(Module.values())
                            .filter(type -> dependsOn(type, "java.sql.Timestamp"::equals))
                            .map(JavaClass::getName)
                            .sorted()
                            .toList())
                    .filter(names -> names.size() > 1)
                    .map(names -> "java.sql.Timestamp is named by " + String.join(", ", names)),
            code -> Stream.concat(Sight.ofModules(code, List.of(Module.MYSQL)), Sight.ofTypes("java.sql.Timestamp")));

    static final HouseRule NO_OLD_LOGGING = HouseRule.of(
            "nobody logs through java.util.logging or System.Logger; domain does not log at all",
            code -> Stream.concat(
                            code.in(Module.SHIPPED)
                                    .filter(type -> code.moduleOf(type)
                                            .filter(Module.BOOTSTRAP::equals) // it leads others' logging into ours
                                            .isEmpty())
                                    .flatMap(type -> dependencies(type, AmbientRules::isOldLogging)),
                            code.in(Module.DOMAIN)
                                    .flatMap(type -> dependencies(type, name -> name.startsWith("org.slf4j."))))
                    .map(Dependency::getDescription),
            code -> Stream.concat(
                    Sight.ofModules(code, Module.SHIPPED),
                    Sight.ofTypes("java.util.logging.Logger", "java.lang.System$Logger", "org.slf4j.Logger")));

    static final List<HouseRule> ALL = List.of(
            NO_CLOCK,
            NO_WALL_CLOCK,
            NO_CHANCE,
            NO_THREADS,
            NO_STREAMS,
            NO_OLD_TIMES,
            ONE_CLASS_MAPS_TIMESTAMPS,
            NO_OLD_LOGGING);

    private AmbientRules() {}

    private static HouseRule withoutUseOf(Set<String> forbidden, String says) {
        return HouseRule.of(
                says,
                code -> code.in(Module.HANDED)
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(access -> isOneOf(forbidden, access))
                        .map(JavaAccess::getDescription),
                code -> Stream.concat(
                        Sight.ofModules(code, Module.HANDED),
                        forbidden.stream().filter(AmbientRules::isUnheardOf).map(name -> "there is no " + name)));
    }

    /** Through a subtype too: {@code List.parallelStream} is {@code Collection}'s, a thread's subclass is a thread. */
    private static boolean isOneOf(Set<String> forbidden, JavaAccess<?> access) {
        String member = access.getTarget().getName();
        return forbidden.stream().anyMatch(name -> {
            int dot = name.lastIndexOf('.');
            String wanted = name.substring(dot + 1);
            return (wanted.equals("*") || wanted.equals(member))
                    && access.getTargetOwner().isAssignableTo(name.substring(0, dot));
        });
    }

    private static boolean isUnheardOf(String name) {
        int dot = name.lastIndexOf('.');
        String member = name.substring(dot + 1);
        try {
            Class<?> owner = Class.forName(name.substring(0, dot));
            return switch (member) {
                case "*" -> false;
                case "<init>" -> owner.getDeclaredConstructors().length == 0;
                default ->
                    Stream.<Member[]>of(owner.getMethods(), owner.getFields())
                            .flatMap(Arrays::stream)
                            .noneMatch(known -> known.getName().equals(member));
            };
        } catch (ClassNotFoundException missing) {
            return true;
        }
    }

    private static boolean isOldLogging(String name) {
        return name.startsWith("java.util.logging.") || name.startsWith("java.lang.System$Logger");
    }

    private static boolean dependsOn(JavaClass type, Predicate<String> name) {
        return dependencies(type, name).findAny().isPresent();
    }

    private static Stream<Dependency> dependencies(JavaClass type, Predicate<String> name) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> name.test(dependency.getTargetClass().getName()));
    }
}
