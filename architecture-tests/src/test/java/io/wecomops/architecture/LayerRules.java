package io.wecomops.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Who may know whom: the picture of the hexagon, as rules. */
final class LayerRules {

    /** All of {@code java..} would let {@code java.sql} and {@code java.net} in. */
    static final HouseRule DOMAIN_IS_PURE = HouseRule.ofArchUnit(
            "domain knows itself, JSpecify's annotations, and of the JDK only lang, util, time and math",
            code -> classes()
                    .that()
                    .resideInAPackage(code.at(Module.DOMAIN))
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            code.at(Module.DOMAIN),
                            "java.lang..",
                            "java.util..",
                            "java.time..",
                            "java.math..",
                            "org.jspecify.annotations.."),
            code -> Sight.ofModules(code, List.of(Module.DOMAIN)));

    static final HouseRule APPLICATION_IS_PLAIN = HouseRule.ofArchUnit(
            "application knows domain, the JDK, slf4j-api and JSpecify's annotations only",
            code -> classes()
                    .that()
                    .resideInAPackage(code.at(Module.APPLICATION))
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            code.at(Module.APPLICATION),
                            code.at(Module.DOMAIN),
                            "java..",
                            "org.slf4j..",
                            "org.jspecify.annotations.."),
            code -> Sight.ofModules(code, List.of(Module.APPLICATION, Module.DOMAIN)));

    static final HouseRule MODULES_USE_WHAT_THEY_MAY = HouseRule.of(
            "a module uses only those of our modules that the table in Module allows",
            code -> code.in(Module.values())
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .filter(dependency -> !allowed(code, dependency))
                    .map(Dependency::getDescription),
            code -> Stream.concat(
                    Sight.ofModules(code, List.of(Module.values())),
                    code.main().stream()
                            .filter(type -> code.moduleOf(type).isEmpty())
                            .map(HasName::getName)
                            .map(name -> name + " is in no module's package, so no rule sees it")));

    static final HouseRule NO_CYCLES = HouseRule.of(
            "no cycles, neither between modules nor between the features of one",
            code -> Stream.concat(
                            Stream.of(code.root() + ".(*).."),
                            Arrays.stream(Module.values()).map(module -> featuresOf(code, module)))
                    .flatMap(pattern -> SlicesRuleDefinition.slices()
                            .matching(pattern)
                            .should()
                            .beFreeOfCycles()
                            .allowEmptyShould(true) // which modules have features is asked below
                            .evaluate(code.main())
                            .getFailureReport()
                            .getDetails()
                            .stream()),
            // an adapter may be flat while it is small
            code -> Stream.of(Module.DOMAIN, Module.APPLICATION)
                    .filter(module -> code.in(module).noneMatch(type -> isInFeature(code, module, type)))
                    .map(module -> "no package of " + module.folder() + " is a feature"));

    static final List<HouseRule> ALL =
            List.of(DOMAIN_IS_PURE, APPLICATION_IS_PLAIN, MODULES_USE_WHAT_THEY_MAY, NO_CYCLES);

    private LayerRules() {}

    private static boolean allowed(Code code, Dependency dependency) {
        Module from = code.moduleOf(dependency.getOriginClass()).orElseThrow();
        return code.moduleOf(dependency.getTargetClass()).map(from::mayUse).orElse(true);
    }

    private static String featuresOf(Code code, Module module) {
        return code.root() + "." + module.place() + ".(*)..";
    }

    private static boolean isInFeature(Code code, Module module, JavaClass type) {
        return type.getPackageName().startsWith(code.root() + "." + module.place() + ".");
    }
}
