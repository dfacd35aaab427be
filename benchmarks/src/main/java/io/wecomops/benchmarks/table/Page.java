package io.wecomops.benchmarks.table;

/** A Markdown text with sections between markers, which are invisible to its readers. */
public record Page(String text) {

    /** The same page with a section in its place: where the one of that name stood, else at the end. */
    public Page with(String name, String section) {
        String from = "<!-- begin " + name + " -->";
        String to = "<!-- end " + name + " -->";
        String block = from + "\n" + section + "\n" + to;
        int start = text.indexOf(from);
        if (start < 0) {
            return new Page(text.stripTrailing() + "\n\n" + block + "\n");
        }
        int end = text.indexOf(to, start);
        if (end < 0) {
            throw new IllegalArgumentException("the page has \"" + from + "\" without its end");
        }
        return new Page(text.substring(0, start) + block + text.substring(end + to.length()));
    }
}
