package io.wecomops.bootstrap.command;

import io.wecomops.bootstrap.settings.HostName;
import io.wecomops.bootstrap.settings.Source;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command is run in.
 *
 * @param out for what a person or a pipe wants to read
 * @param err for what went wrong
 * @param interactive whether a person watches {@code out}, so that a line may be drawn anew
 * @param folder the working directory
 * @param stop tells when somebody asks the process to end
 */
record Session(
        PrintStream out,
        PrintStream err,
        boolean interactive,
        Map<String, String> environment,
        Path folder,
        StopSignal stop) {

    /** This process'; always UTF-8, since reasons are told in Chinese too. */
    static Session ofThisProcess(StopSignal stop) {
        return new Session(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                stop);
    }

    Source settings() {
        return Source.of(environment, folder, HostName.thisProcess());
    }
}
