package io.wecomops.bootstrap.wiring;

import java.util.Optional;

/** Which version of the product runs. */
public final class Version {
    private Version() {}

    /** As the jar says; "unpackaged" where the classes do not come from it. */
    public static String running() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }
}
