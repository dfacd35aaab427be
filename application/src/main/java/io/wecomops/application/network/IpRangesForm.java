package io.wecomops.application.network;

import io.wecomops.application.cache.TextForm;
import io.wecomops.domain.network.IpRanges;
import java.util.List;

/** One range a line. */
final class IpRangesForm implements TextForm<IpRanges> {
    @Override
    public String write(IpRanges value) {
        return String.join("\n", value.ranges());
    }

    @Override
    public IpRanges read(String text) {
        return new IpRanges(List.of(text.split("\n", -1)));
    }
}
