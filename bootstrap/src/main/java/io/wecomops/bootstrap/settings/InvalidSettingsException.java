package io.wecomops.bootstrap.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The process cannot start with what was set; says everything that is wrong. */
public final class InvalidSettingsException extends IllegalArgumentException {
    private final List<SettingFault> faults;

    InvalidSettingsException(List<SettingFault> faults) {
        super(faults.stream().map(SettingFault::toString).collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** What is wrong; never empty. */
    public List<SettingFault> faults() {
        return faults;
    }
}
