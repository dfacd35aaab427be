package io.wecomops.application.directory;

import io.wecomops.application.cache.TextForm;
import io.wecomops.domain.directory.Contact;
import io.wecomops.domain.directory.Departments;
import io.wecomops.domain.directory.People;
import io.wecomops.domain.directory.Tagged;
import io.wecomops.domain.message.UserId;
import java.util.function.Function;

/** How what WeCom tells of people is written for the shared level. */
final class Forms {
    static final TextForm<Departments> DEPARTMENTS =
            form(departments -> Lines.of(departments.ids()), text -> new Departments(Lines.departments(text)));

    static final TextForm<People> PEOPLE =
            form(people -> Lines.of(people.users()), text -> new People(Lines.users(text)));

    static final TextForm<Tagged> TAGGED =
            form(tagged -> Lines.of(tagged.users()) + "\n" + Lines.of(tagged.departments()), text -> {
                String[] lines = Lines.split(text, 2);
                return new Tagged(Lines.users(lines[0]), Lines.departments(lines[1]));
            });

    static final TextForm<Contact> CONTACT = form(
            contact -> contact.userId() + "\n" + contact.active() + "\n" + Lines.of(contact.departments()) + "\n"
                    + contact.name(),
            text -> {
                String[] lines = Lines.split(text, 4);
                return new Contact(
                        new UserId(lines[0]), lines[3], Lines.departments(lines[2]), Boolean.parseBoolean(lines[1]));
            });

    private Forms() {}

    private static <T> TextForm<T> form(Function<T, String> writing, Function<String, T> reading) {
        return new TextForm<>() {
            @Override
            public String write(T value) {
                return writing.apply(value);
            }

            @Override
            public T read(String text) {
                return reading.apply(text);
            }
        };
    }
}
