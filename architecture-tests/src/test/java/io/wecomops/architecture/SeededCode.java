package io.wecomops.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;

/** Code with known faults, laid out as ours is. */
final class SeededCode {
    private static final SourceTree NO_SOURCES = new SourceTree(Path.of("no-such-folder"));

    private SeededCode() {}

    /** The classes below {@code seeded.<name>}; those that end in Test count as tests. */
    static Code named(String name) {
        String root = SeededCode.class.getPackageName() + ".seeded." + name;
        JavaClasses all = new ClassFileImporter().importPackages(root);
        return new Code(
                root,
                all.that(DescribedPredicate.describe("are main", type -> !isTest(type))),
                all.that(DescribedPredicate.describe("are tests", SeededCode::isTest)),
                NO_SOURCES);
    }

    /** No code at all. */
    static Code none() {
        JavaClasses nothing = new ClassFileImporter().importClasses();
        return new Code("io.nobody", nothing, nothing, NO_SOURCES);
    }

    /** No classes, and the sources below {@code top}. */
    static Code ofSources(Path top) {
        Code none = none();
        return new Code(OurCode.ROOT, none.main(), none.tests(), new SourceTree(top));
    }

    private static boolean isTest(JavaClass type) {
        return type.getSimpleName().endsWith("Test");
    }
}
