package io.wecomops.domain.message;

import io.wecomops.domain.error.Faults;
import io.wecomops.domain.error.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A message whose texts may hold placeholders: <code>{{name}}</code> stands for the value of the variable {@code name},
 * <code>\{{</code> for two braces. A value is data: what it holds is never read as a placeholder again. The limits of
 * {@link Message} hold twice: for the texts as they are written, and for each message that is made of them.
 */
public final class MessageTemplate {
    /** What a variable may be called: up to 32 letters, digits and {@code _}, not beginning with a digit. */
    public static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]{0,31}";

    private static final Pattern MARK = Pattern.compile("\\\\\\{\\{|\\{\\{(?:\\s*(" + NAME + ")\\s*}})?");

    private final Message message;
    private final Set<String> variables;

    private MessageTemplate(Message message, Set<String> variables) {
        this.message = message;
        this.variables = variables;
    }

    /**
     * Reads the placeholders of {@code message}.
     *
     * @throws InvalidInputException where two braces begin no placeholder; pointers are relative to the payload
     */
    public static MessageTemplate of(Message message) {
        var variables = new LinkedHashSet<String>();
        var faults = new Faults();
        mapped(message, faults, text -> {
            read(text, variables);
            return text;
        });
        faults.throwIfAny();
        return new MessageTemplate(message, variables);
    }

    /** Whether each person gets a message of his or her own. */
    public boolean isPersonal() {
        return !variables.isEmpty();
    }

    /** The names it needs, in the order in which they first stand in it. */
    public Set<String> variables() {
        return Set.copyOf(variables);
    }

    /**
     * The message for one person.
     *
     * @param values at least {@link #variables()}; an empty value is as good as none
     * @throws InvalidInputException where a variable is missing, or the message that comes of it breaks a limit
     */
    public Message fill(Map<String, String> values) {
        var missing = new Faults();
        for (String name : variables) {
            if (values.getOrDefault(name, "").isEmpty()) {
                missing.add("", "the variable " + name + " is missing or empty");
            }
        }
        missing.throwIfAny();
        return mapped(message, new Faults(), text -> filled(text, values));
    }

    private static void read(String text, Set<String> variables) {
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            if (mark.group(1) != null) {
                variables.add(mark.group(1));
            } else if (!mark.group().startsWith("\\")) {
                throw new IllegalArgumentException(
                        "{{ must begin a placeholder like {{name}}, a name of up to 32 letters, digits and _;"
                                + " \\{{ stands for two braces");
            }
        }
    }

    private static String filled(String text, Map<String, String> values) {
        Matcher mark = MARK.matcher(text);
        var result = new StringBuilder(text.length() + 32);
        int done = 0;
        while (mark.find()) {
            result.append(text, done, mark.start());
            String name = mark.group(1);
            result.append(name == null ? "{{" : values.get(name));
            done = mark.end();
        }
        return done == 0 ? text : result.append(text, done, text.length()).toString();
    }

    /** The message with each text changed; what {@code change} refuses becomes a fault where the text stands. */
    private static Message mapped(Message message, Faults faults, Function<String, String> change) {
        return switch (message) {
            case Message.Text(var content) -> new Message.Text(at(faults, "/content", content, change));
            case Message.Markdown(var content) -> new Message.Markdown(at(faults, "/content", content, change));
            case Message.TextCard(var title, var description, var url, var buttonText) ->
                new Message.TextCard(
                        at(faults, "/title", title, change),
                        at(faults, "/description", description, change),
                        at(faults, "/url", url, change),
                        at(faults, "/btntxt", buttonText, change));
            case Message.News(var articles) -> {
                List<Article> changed = new ArrayList<>(articles.size());
                for (Article article : articles) {
                    String pointer = "/articles/" + changed.size();
                    changed.add(new Article(
                            at(faults, pointer + "/title", article.title(), change),
                            at(faults, pointer + "/description", article.description(), change),
                            at(faults, pointer + "/url", article.url(), change),
                            at(faults, pointer + "/picurl", article.pictureUrl(), change)));
                }
                yield new Message.News(changed);
            }
        };
    }

    private static Optional<String> at(
            Faults faults, String pointer, Optional<String> text, Function<String, String> change) {
        return text.map(value -> at(faults, pointer, value, change));
    }

    private static String at(Faults faults, String pointer, String text, Function<String, String> change) {
        return faults.read(pointer, () -> change.apply(text)).orElse(text);
    }
}
