package io.wecomops.bootstrap.command;

import io.wecomops.bootstrap.logging.Logs;
import io.wecomops.bootstrap.settings.InvalidSettingsException;
import io.wecomops.bootstrap.wiring.DataFolder;
import io.wecomops.domain.error.DependencyUnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Finds the command that is meant, runs it, and makes an exit code of whatever comes of it. */
public final class CommandLine {
    private static final Set<String> HELP = Set.of("--help", "-h", "help");
    private static final List<Command> COMMANDS = List.of(
            new DemoCommand(), new ServeCommand(), new SandboxCommand(), new MigrateCommand(), new VersionCommand());

    private CommandLine() {}

    /** Runs the program; the process ends with the answer. */
    public static int run(List<String> words) {
        Logs.toStandardError(); // until the command says otherwise; some libraries talk as soon as they are loaded
        var stop = StopSignal.ofThisProcess();
        ExitCode code = run(words, Session.ofThisProcess(stop));
        stop.ended(code);
        return code.number();
    }

    static ExitCode run(List<String> words, Session session) {
        if (words.isEmpty()) {
            session.err().print(usage());
            return ExitCode.USAGE;
        }
        if (HELP.contains(words.getFirst())) {
            session.out().print(usage());
            return ExitCode.OK;
        }
        String name = words.getFirst().equals("--version") ? "version" : words.getFirst();
        Optional<Command> command =
                COMMANDS.stream().filter(known -> known.name().equals(name)).findFirst();
        if (command.isEmpty()) {
            session.err().println("unknown command: " + name + "\n");
            session.err().print(usage());
            return ExitCode.USAGE;
        }
        List<String> arguments = words.subList(1, words.size());
        if (arguments.stream().anyMatch(HELP::contains)) {
            session.out().print(command.get().help());
            return ExitCode.OK;
        }
        return run(command.get(), arguments, session);
    }

    private static ExitCode run(Command command, List<String> arguments, Session session) {
        try {
            return command.run(arguments, session);
        } catch (UsageException unknown) {
            session.err().println(unknown.getMessage() + "\n");
            session.err().print(command.help());
            return ExitCode.USAGE;
        } catch (InvalidSettingsException invalid) {
            session.err().println("wecom-ops cannot start with these settings:");
            invalid.faults().forEach(fault -> session.err().println("  " + fault));
            return ExitCode.CONFIGURATION;
        } catch (DataFolder.InUseException taken) {
            session.err().println(taken.getMessage());
            return ExitCode.FAILED;
        } catch (UnavailableException missing) {
            session.err().println(missing.getMessage());
            return ExitCode.UNAVAILABLE;
        } catch (DependencyUnavailableException gone) {
            session.err().println(gone.getMessage() + ": " + gone.rootCause());
            return ExitCode.UNAVAILABLE;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        } catch (RuntimeException unexpected) {
            LoggerFactory.getLogger(CommandLine.class)
                    .atError()
                    .setCause(unexpected)
                    .log("unexpected failure");
            session.err().println(command.name() + " failed: " + unexpected);
            return ExitCode.INTERNAL;
        }
    }

    static String usage() {
        return COMMANDS.stream()
                .map(command -> "  %-8s %s%n".formatted(command.name(), command.summary()))
                .collect(Collectors.joining("", "usage: wecom-ops <command> [options]\n\n", """

                        wecom-ops <command> --help tells all about a command.
                        Exit codes: 0 done, 1 found something wrong, 64 unknown command or option, 69 something needed is
                        not to be had, 70 a fault of the program, 78 settings missing or wrong.
                        """));
    }
}
