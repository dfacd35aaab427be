package io.wecomops.bootstrap.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows how far a task is: one line drawn anew where a person watches, else a line for every tenth. Not thread-safe. */
final class ProgressLine {
    private static final int WIDTH = 40;

    private final PrintStream out;
    private final boolean redraw;
    private int tenthsTold;

    ProgressLine(PrintStream out, boolean redraw) {
        this.out = out;
        this.redraw = redraw;
    }

    /** @param elapsed since the task was accepted */
    void show(TaskView task, Duration elapsed) {
        double share = task.total() == 0 ? 1 : (double) task.done() / task.total();
        int tenths = (int) (share * 10);
        if (!redraw && tenths <= tenthsTold) {
            return;
        }
        tenthsTold = tenths;
        int filled = (int) (share * WIDTH);
        double seconds = Math.max(0.001, elapsed.toNanos() / 1e9);
        String line = String.format(
                Locale.ROOT,
                "  %s%s %3.0f %%  %,d of %,d people, %,.0f a second",
                "█".repeat(filled),
                "░".repeat(WIDTH - filled),
                Math.floor(share * 100),
                task.done(),
                task.total(),
                task.done() / seconds);
        if (redraw) {
            out.print("\r" + line + "   ");
            out.flush();
        } else {
            out.println(line);
        }
    }

    void end() {
        if (redraw) {
            out.println();
        }
    }
}
