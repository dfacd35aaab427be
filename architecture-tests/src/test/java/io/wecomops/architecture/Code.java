package io.wecomops.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Code that the rules are asked about: ours, or a seeded piece that is laid out as ours below another root.
 *
 * @param root the package that all modules are below
 * @param main the classes that are not tests; the test kit's are among them
 * @param tests the classes of tests
 * @param sources what they are made from
 */
record Code(String root, JavaClasses main, JavaClasses tests, SourceTree sources) {

    /** The package pattern of a module, with all below it. */
    String at(Module module) {
        return root + "." + module.place() + "..";
    }

    String[] at(Collection<Module> modules) {
        return modules.stream().map(this::at).toArray(String[]::new);
    }

    /** The module that a class is in; empty for what is not below the root. */
    Optional<Module> moduleOf(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.startsWith(root + ".") ? Module.at(name.substring(root.length() + 1)) : Optional.empty();
    }

    Stream<JavaClass> in(Module module) {
        return main.stream()
                .filter(type -> moduleOf(type).filter(module::equals).isPresent());
    }

    Stream<JavaClass> in(Collection<Module> modules) {
        return modules.stream().flatMap(this::in);
    }

    Stream<JavaClass> in(Module... modules) {
        return in(Arrays.asList(modules));
    }
}
