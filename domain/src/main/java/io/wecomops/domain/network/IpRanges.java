package io.wecomops.domain.network;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Addresses and ranges as WeCom writes them, such as {@code 101.226.103.0/24}, in its order.
 *
 * @param ranges at least one; IPv4 or IPv6, with or without the length of a prefix
 */
public record IpRanges(List<String> ranges) {
    private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f.:*]{2,45}(/[0-9]{1,3})?");

    public IpRanges {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("a list of addresses has one at least");
        }
        for (String range : ranges) {
            if (!FORM.matcher(range).matches()) {
                throw new IllegalArgumentException("no address or range: " + range);
            }
        }
    }
}
