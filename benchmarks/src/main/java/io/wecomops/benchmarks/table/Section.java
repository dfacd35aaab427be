package io.wecomops.benchmarks.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one measurement found.
 *
 * @param name what it is called on the command line
 * @param title its heading
 * @param method how it was measured, for whoever wants to judge the figures
 * @param server what it was measured on, beside the machine
 */
public record Section(String name, String title, String method, String server, List<Row> rows) {
    public Section {
        rows = List.copyOf(rows);
    }

    /**
     * As it stands on the page, without its markers.
     *
     * @param circumstances the machine, its load, and the command
     */
    public String markdown(String circumstances) {
        List<String> lines = new ArrayList<>(List.of("## " + title, "", method, "", Row.HEAD.markdown()));
        lines.add("| --- | --- | --- | --- | --- |");
        lines.addAll(rows.stream().map(Row::markdown).toList());
        return lines.stream().collect(Collectors.joining("\n", "", "\n\n" + server + "; " + circumstances));
    }
}
