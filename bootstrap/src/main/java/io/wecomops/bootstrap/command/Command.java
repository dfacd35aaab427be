package io.wecomops.bootstrap.command;

import java.util.List;

/** One thing that the program can be told to do. */
interface Command {
    String name();

    /** In a few words, for the list of commands. */
    String summary();

    /** All about it, its options included. */
    String help();

    /**
     * Does it.
     *
     * @throws UsageException for arguments that it does not know
     * @throws io.wecomops.bootstrap.settings.InvalidSettingsException for settings that it cannot work with
     */
    ExitCode run(List<String> arguments, Session session) throws InterruptedException;
}
