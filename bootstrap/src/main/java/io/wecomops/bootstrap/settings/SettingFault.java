package io.wecomops.bootstrap.settings;

/**
 * One thing wrong with what was set.
 *
 * @param where a setting's name, or a line of {@code .env}
 * @param problem the rule that is broken and the value that breaks it, never with a secret in it
 */
public record SettingFault(String where, String problem) {
    @Override
    public String toString() {
        return where + " " + problem;
    }
}
