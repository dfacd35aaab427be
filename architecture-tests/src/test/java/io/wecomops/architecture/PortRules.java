package io.wecomops.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import io.wecomops.domain.port.DrivenPort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a driven port is, and that one contract holds all who implement it. */
final class PortRules {
    private static final List<String> WORDS =
            List.of("java.lang", "java.util", "java.util.function", "java.time", "java.math");
    private static final List<Module> IMPLEMENTERS = List.of(
            Module.HTTP, Module.REDIS, Module.MYSQL, Module.WECOM, Module.MEMORY, Module.METRICS, Module.BOOTSTRAP);

    static final HouseRule PORTS_ARE_SMALL_INTERFACES_OF_DOMAIN = HouseRule.of(
            "a driven port is an interface of domain with one to four methods",
            code -> code.main().stream()
                    .filter(PortRules::isPort)
                    .filter(port -> !port.isInterface()
                            || code.moduleOf(port).filter(Module.DOMAIN::equals).isEmpty()
                            || port.getMethods().isEmpty()
                            || port.getMethods().size() > 4)
                    .map(port -> port.getName() + " is marked as a driven port and is not such an interface"),
            PortRules::seesPorts);

    static final HouseRule PORTS_ARE_MARKED = HouseRule.of(
            "an interface of domain that an adapter implements is marked as a driven port",
            code -> code.in(IMPLEMENTERS)
                    .flatMap(type -> type.getRawInterfaces().stream()
                            .filter(face -> code.moduleOf(face)
                                    .filter(Module.DOMAIN::equals)
                                    .isPresent())
                            .filter(face -> !isPort(face))
                            .map(face -> type.getName() + " implements " + face.getName()
                                    + ", which is not marked as a driven port")),
            PortRules::seesImplementations);

    static final HouseRule PORTS_SPEAK_DOMAIN = HouseRule.of(
            "a driven port's signatures name types of domain and of the JDK's lang, util, time and math only",
            code -> ports(code)
                    .flatMap(port -> port.getMethods().stream())
                    .flatMap(method -> named(method)
                            .filter(type -> !isDomainWord(code, type))
                            .map(type -> method.getFullName() + " names " + type.getName())),
            PortRules::seesPorts);

    static final HouseRule PORTS_HAVE_CONTRACTS = HouseRule.of(
            "each driven port has a <Port>Contract in the test kit",
            code -> ports(code)
                    .filter(port -> contractOf(code, port).isEmpty())
                    .map(port -> port.getName() + " has no " + contractName(code, port)),
            PortRules::seesPorts);

    static final HouseRule IMPLEMENTATIONS_PASS_THE_CONTRACT = HouseRule.of(
            "each implementation of a driven port has a test beside it that extends the port's contract",
            code -> code.in(IMPLEMENTERS)
                    .flatMap(type -> portsOf(type)
                            .filter(port -> !isHeld(code, type, port))
                            .map(port -> type.getName() + " implements " + port.getSimpleName()
                                    + ", and no test of its module that names it extends "
                                    + contractName(code, port))),
            PortRules::seesImplementations);

    static final List<HouseRule> ALL = List.of(
            PORTS_ARE_SMALL_INTERFACES_OF_DOMAIN,
            PORTS_ARE_MARKED,
            PORTS_SPEAK_DOMAIN,
            PORTS_HAVE_CONTRACTS,
            IMPLEMENTATIONS_PASS_THE_CONTRACT);

    private PortRules() {}

    private static boolean isPort(JavaClass type) {
        return type.isAnnotatedWith(DrivenPort.class);
    }

    private static Stream<JavaClass> ports(Code code) {
        return code.in(Module.DOMAIN).filter(PortRules::isPort);
    }

    private static Stream<JavaClass> portsOf(JavaClass type) {
        boolean concrete = !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT);
        return concrete ? type.getAllRawInterfaces().stream().filter(PortRules::isPort) : Stream.empty();
    }

    private static Stream<JavaClass> named(JavaMethod method) {
        Stream<JavaType> types = Stream.concat(
                Stream.of(method.getReturnType()),
                Stream.concat(method.getParameterTypes().stream(), method.getExceptionTypes().stream()));
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream()).map(JavaClass::getBaseComponentType);
    }

    private static boolean isDomainWord(Code code, JavaClass type) {
        return type.isPrimitive()
                || WORDS.contains(type.getPackageName())
                || code.moduleOf(type).filter(Module.DOMAIN::equals).isPresent();
    }

    private static String contractName(Code code, JavaClass port) {
        return code.root() + ".testkit.contract." + port.getSimpleName() + "Contract";
    }

    private static Optional<JavaClass> contractOf(Code code, JavaClass port) {
        return code.in(Module.TEST_KIT)
                .filter(type -> type.getName().equals(contractName(code, port)))
                .findFirst();
    }

    /** An adapter with one implementation of a port may make it through its door; of several each must be named. */
    private static boolean isHeld(Code code, JavaClass type, JavaClass port) {
        Module module = code.moduleOf(type).orElseThrow();
        boolean onlyOne = code.in(module)
                        .filter(other -> portsOf(other).anyMatch(port::equals))
                        .count()
                == 1;
        return code.tests().stream()
                .filter(test -> !test.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(test -> code.moduleOf(test).filter(module::equals).isPresent())
                .filter(test -> test.isAssignableTo(contractName(code, port)))
                .anyMatch(test -> onlyOne || names(test, type));
    }

    private static boolean names(JavaClass test, JavaClass type) {
        return Stream.concat(Stream.of(test), test.getAllRawSuperclasses().stream())
                .flatMap(part -> part.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency -> dependency.getTargetClass().equals(type));
    }

    private static Stream<String> seesPorts(Code code) {
        return Sight.ofSome(code, List.of(Module.DOMAIN), "is a driven port", PortRules::isPort);
    }

    private static Stream<String> seesImplementations(Code code) {
        return Module.ADAPTERS.stream()
                .filter(module -> module != Module.HTTP)
                .flatMap(module -> Sight.ofSome(
                        code,
                        List.of(module),
                        "implements a driven port",
                        type -> portsOf(type).findAny().isPresent()));
    }
}
