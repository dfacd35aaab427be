package io.wecomops.architecture;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** Where state may live: in objects that somebody made and handed on, not in classes and not in threads. */
final class StateRules {
    private static final Set<String> FIXED_COLLECTIONS =
            Set.of(List.class.getName(), Set.class.getName(), Map.class.getName());

    private static final Set<Module> CORE = Set.of(Module.DOMAIN, Module.APPLICATION);
    private static final Set<String> EVERYWHERE =
            Set.of("java.lang", "java.lang.annotation", "org.jspecify.annotations");
    /** They say how a value looks outside, at compile time or in JSON; outside the core only. */
    private static final Set<String> MAPPINGS = Set.of("org.mapstruct", "com.fasterxml.jackson.annotation");

    static final HouseRule CORE_FIELDS_ARE_FINAL = HouseRule.of(
            "fields of domain are final; those of application are too, or private and either volatile or synchronized",
            code -> code.in(Module.DOMAIN, Module.APPLICATION)
                    .flatMap(type -> type.getFields().stream())
                    .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL))
                    .filter(field -> !isGuarded(code, field))
                    .map(field -> field.getFullName() + " is not final"),
            code -> Sight.ofModules(code, List.of(Module.DOMAIN, Module.APPLICATION)));

    /** A list, set or map is allowed where the class makes only fixed ones: {@code List.of} and its kin. */
    static final HouseRule NO_STATIC_STATE = HouseRule.of(
            "static fields are final and hold no mutable thing",
            code -> code.in(Module.SHIPPED)
                    .flatMap(type -> type.getFields().stream())
                    .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                    .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                    .filter(StateRules::isMutable)
                    .map(field -> field.getFullName() + " is static and mutable"),
            code -> Sight.ofSome(
                    code,
                    Module.SHIPPED,
                    "has a static field",
                    type -> type.getFields().stream()
                            .anyMatch(field -> field.getModifiers().contains(JavaModifier.STATIC))));

    static final HouseRule NO_THREAD_LOCALS = HouseRule.of(
            "nobody uses ThreadLocal: ScopedValue ends by itself",
            code -> code.in(Module.values())
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .filter(dependency -> dependency.getTargetClass().isAssignableTo(ThreadLocal.class))
                    .map(dependency -> dependency.getDescription()),
            code -> Sight.ofModules(code, List.of(Module.values())));

    /** What may be written as an annotation is listed, and not what may not: an unknown framework is then found too. */
    static final HouseRule NO_FRAMEWORK_ANNOTATIONS = HouseRule.of(
            "no annotation injects, scans or configures",
            code -> code.in(Module.SHIPPED)
                    .flatMap(type -> annotations(type)
                            .filter(annotation -> !isHarmless(code, type, annotation.getRawType()))
                            .map(annotation -> type.getName() + " is annotated with "
                                    + annotation.getRawType().getName())),
            code -> Sight.ofSome(
                    code,
                    Module.SHIPPED,
                    "is annotated",
                    type -> annotations(type).findAny().isPresent()));

    static final List<HouseRule> ALL =
            List.of(CORE_FIELDS_ARE_FINAL, NO_STATIC_STATE, NO_THREAD_LOCALS, NO_FRAMEWORK_ANNOTATIONS);

    private StateRules() {}

    private static boolean isGuarded(Code code, JavaField field) {
        return code.moduleOf(field.getOwner())
                        .filter(Module.APPLICATION::equals)
                        .isPresent()
                && field.getModifiers().contains(JavaModifier.PRIVATE)
                && (field.getModifiers().contains(JavaModifier.VOLATILE)
                        || field.getAccessesToSelf().stream().allMatch(StateRules::isSafe));
    }

    private static boolean isSafe(JavaFieldAccess access) {
        return access.getOrigin().isConstructor()
                || access.getOrigin().getModifiers().contains(JavaModifier.SYNCHRONIZED);
    }

    private static boolean isMutable(JavaField field) {
        JavaClass type = field.getRawType();
        if (!field.getModifiers().contains(JavaModifier.FINAL) || type.isArray()) {
            return true;
        }
        if (FIXED_COLLECTIONS.contains(type.getName())) {
            return makesCollections(field.getOwner());
        }
        return type.isAssignableTo(Collection.class)
                || type.isAssignableTo(Map.class)
                || type.getPackageName().equals(AtomicBoolean.class.getPackageName())
                || type.getPackageName().equals("java.util.concurrent.locks");
    }

    private static boolean makesCollections(JavaClass owner) {
        return owner.getStaticInitializer().stream()
                .flatMap(start -> start.getConstructorCallsFromSelf().stream())
                .map(JavaConstructorCall::getTargetOwner)
                .anyMatch(made -> made.isAssignableTo(Collection.class) || made.isAssignableTo(Map.class));
    }

    private static Stream<JavaAnnotation<?>> annotations(JavaClass type) {
        return Stream.of(
                        type.getAnnotations().stream(),
                        type.getMembers().stream().flatMap(member -> member.getAnnotations().stream()),
                        type.getCodeUnits().stream()
                                .flatMap(unit ->
                                        unit.getParameterAnnotations().stream().flatMap(Set::stream)))
                .flatMap(found -> found);
    }

    private static boolean isHarmless(Code code, JavaClass type, JavaClass annotation) {
        return EVERYWHERE.contains(annotation.getPackageName())
                || code.moduleOf(annotation).filter(Module.DOMAIN::equals).isPresent()
                || (MAPPINGS.contains(annotation.getPackageName())
                        && code.moduleOf(type).filter(CORE::contains).isEmpty());
    }
}
