package io.wecomops.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Ways to tell that a rule sees what it speaks of. Each answers what is not seen, in words. */
final class Sight {
    private Sight() {}

    /** Each of the modules holds classes. */
    static Stream<String> ofModules(Code code, Collection<Module> modules) {
        return modules.stream()
                .filter(module -> code.in(module).findAny().isEmpty())
                .map(module -> "no class was read below " + code.at(module) + ", the module " + module.folder());
    }

    /** At least one class of the modules is such a one. */
    static Stream<String> ofSome(Code code, Collection<Module> modules, String what, Predicate<JavaClass> such) {
        return code.in(modules).anyMatch(such) ? Stream.empty() : Stream.of("nothing in " + modules + " " + what);
    }

    /** The types exist on this class path, so that their names are not misspelt. */
    static Stream<String> ofTypes(String... names) {
        return Arrays.stream(names).filter(name -> !exists(name)).map(name -> "there is no type " + name);
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, Sight.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
