package io.wecomops.bootstrap;

import io.wecomops.bootstrap.command.CommandLine;
import java.util.List;

/** Where the process begins. */
public final class Main {
    private Main() {}

    static void main(String[] words) {
        System.exit(CommandLine.run(List.of(words)));
    }
}
