package io.wecomops.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.wecomops.domain.port.DrivenPort;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What classes look like from outside: doors, closed types, honest exceptions, names. */
final class ApiRules {
    private static final Set<String> BARE =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");
    private static final Pattern EMPTY_NAME =
            Pattern.compile("(Base|Abstract)[A-Z].*|.*(Impl|Utils?|Helpers?|Managers?|UseCase|DTO|Dto)");

    private static final Pattern ONE_DOOR = Pattern.compile(".* has the doors \\[\\w+]");

    static final HouseRule ADAPTERS_HAVE_A_DOOR = HouseRule.of(
            "outside an adapter only its top package is used",
            code -> code.in(Module.SHIPPED)
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .filter(dependency -> reachesPastTheDoor(code, dependency))
                    .map(Dependency::getDescription),
            code -> Stream.concat(
                    Sight.ofModules(code, Module.ADAPTERS),
                    Sight.ofSome(
                            code,
                            List.of(Module.BOOTSTRAP),
                            "opens a door",
                            type -> type.getDirectDependenciesFromSelf().stream()
                                    .flatMap(dependency -> code.moduleOf(dependency.getTargetClass()).stream())
                                    .anyMatch(Module.ADAPTERS::contains))));

    static final HouseRule DOORS_ARE_SINGLE = HouseRule.of(
            "an adapter has one door, a public class in its top package; beside it stand only settings and exceptions",
            code -> Module.ADAPTERS.stream()
                    .filter(module -> code.in(module).findAny().isPresent())
                    .map(module -> module.folder() + " has the doors " + doors(code, module))
                    .filter(found -> !ONE_DOOR.matcher(found).matches()),
            code -> Sight.ofModules(code, Module.ADAPTERS));

    static final HouseRule DOMAIN_IS_CLOSED = HouseRule.of(
            "types of domain are final, records, enums or sealed; the only open ones are driven ports",
            code -> code.in(Module.DOMAIN)
                    .filter(type -> !isClosed(type))
                    .map(type -> type.getName() + " is open to be extended"),
            code -> Sight.ofModules(code, List.of(Module.DOMAIN)));

    static final HouseRule EXCEPTIONS_HAVE_NAMES = HouseRule.of(
            "nobody makes a bare exception",
            code -> code.in(Module.SHIPPED)
                    .flatMap(type -> type.getAccessesFromSelf().stream())
                    .filter(access -> BARE.contains(access.getTargetOwner().getName()))
                    .filter(access -> access.getTarget().getName().equals(JavaConstructor.CONSTRUCTOR_NAME))
                    .filter(access -> !isOfSubclass(access))
                    .map(JavaAccess::getDescription),
            code -> Stream.concat(Sight.ofModules(code, Module.SHIPPED), Sight.ofTypes(BARE.toArray(String[]::new))));

    /**
     * A record's constructor takes its components, and a MapStruct mapper what it is to map; what is private, or made by
     * the compiler, is nobody's concern.
     */
    static final HouseRule NO_OPTIONAL_PARAMETERS = HouseRule.of(
            "nobody is handed an Optional",
            code -> code.in(Module.SHIPPED)
                    .filter(type -> !type.isAnnotatedWith("org.mapstruct.Mapper"))
                    .flatMap(type -> type.getCodeUnits().stream())
                    .filter(unit -> !unit.getModifiers().contains(JavaModifier.PRIVATE))
                    .filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC))
                    .filter(unit -> !isCanonical(unit))
                    .filter(unit ->
                            unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Optional.class)))
                    .map(unit -> unit.getFullName() + " takes an Optional"),
            code -> Sight.ofSome(
                    code,
                    Module.SHIPPED,
                    "names Optional",
                    type -> type.getCodeUnits().stream()
                            .anyMatch(unit -> unit.getRawReturnType().isEquivalentTo(Optional.class))));

    static final HouseRule NAMES_SAY_SOMETHING = HouseRule.of(
            "no class is called Impl, Util, Helper, Manager, UseCase or Base",
            code -> Stream.concat(code.main().stream(), code.tests().stream())
                    .filter(type -> EMPTY_NAME.matcher(type.getSimpleName()).matches())
                    .map(type -> type.getName() + " has a name that says nothing"),
            code -> Sight.ofModules(code, List.of(Module.values())));

    static final List<HouseRule> ALL = List.of(
            ADAPTERS_HAVE_A_DOOR,
            DOORS_ARE_SINGLE,
            DOMAIN_IS_CLOSED,
            EXCEPTIONS_HAVE_NAMES,
            NO_OPTIONAL_PARAMETERS,
            NAMES_SAY_SOMETHING);

    private ApiRules() {}

    private static boolean reachesPastTheDoor(Code code, Dependency dependency) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        Optional<Module> owner = code.moduleOf(target).filter(Module.ADAPTERS::contains);
        return owner.isPresent()
                && !owner.equals(code.moduleOf(dependency.getOriginClass()))
                && !target.getPackageName().equals(topOf(code, owner.get()));
    }

    private static String topOf(Code code, Module module) {
        return code.root() + "." + module.place();
    }

    private static List<String> doors(Code code, Module module) {
        return code.in(module)
                .filter(type -> type.getPackageName().equals(topOf(code, module)))
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.isRecord() && !type.isEnum() && !type.isInterface())
                .filter(type -> !type.isAssignableTo(Throwable.class))
                .map(JavaClass::getSimpleName)
                .sorted()
                .toList();
    }

    private static boolean isClosed(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.FINAL)
                || type.isEnum()
                || type.isAnnotation()
                || type.isAnonymousClass()
                || type.isAnnotatedWith(DrivenPort.class)
                || type.getSimpleName().equals("package-info")
                || type.reflect().isSealed();
    }

    /** An exception's own constructor calls that of its superclass. */
    private static boolean isOfSubclass(JavaAccess<?> access) {
        return access.getOrigin().isConstructor()
                && access.getOriginOwner().getRawSuperclass().stream().anyMatch(access.getTargetOwner()::equals);
    }

    private static boolean isCanonical(JavaCodeUnit unit) {
        return unit instanceof JavaConstructor && unit.getOwner().isRecord();
    }
}
