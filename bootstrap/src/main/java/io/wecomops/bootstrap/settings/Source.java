package io.wecomops.bootstrap.settings;

import io.wecomops.domain.masstask.NodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where settings come from: the environment over {@code .env}.
 *
 * @param values what is set, by name
 * @param faults what was wrong with the file
 * @param defaultNode this process' name where {@code NODE_ID} gives none
 */
public record Source(Map<String, String> values, List<SettingFault> faults, NodeId defaultNode) {
    public Source {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
    }

    /** The environment, over the file {@code .env} in {@code folder} if there is one. */
    public static Source of(Map<String, String> environment, Path folder, NodeId defaultNode) {
        DotEnv file = read(folder.resolve(".env"));
        var values = new HashMap<>(file.values());
        values.putAll(environment);
        return new Source(values, file.faults(), defaultNode);
    }

    private static DotEnv read(Path file) {
        try {
            return DotEnv.parse(file.getFileName().toString(), Files.readString(file));
        } catch (NoSuchFileException none) {
            return DotEnv.NONE;
        } catch (IOException unreadable) {
            return new DotEnv(
                    Map.of(), List.of(new SettingFault(file.toString(), "cannot be read as a file of UTF-8 text")));
        }
    }

    SettingsReader reader() {
        return new SettingsReader(values, faults);
    }
}
