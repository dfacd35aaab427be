package io.wecomops.bootstrap.command;

/** How the process ends: the numbers of BSD's {@code sysexits.h}, which systemd knows by name. */
public enum ExitCode {
    OK(0),
    /** The command did its work and found something wrong; it said what. */
    FAILED(1),
    /** Unknown command or option. */
    USAGE(64),
    /** Something that is needed is not to be had: a port, the database's file. */
    UNAVAILABLE(69),
    /** A fault of the program itself. */
    INTERNAL(70),
    /** Settings are missing or wrong. */
    CONFIGURATION(78);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
