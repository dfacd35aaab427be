package io.wecomops.architecture;

import java.util.List;
import java.util.stream.Stream;

/** All the rules of the house. */
final class HouseRules {
    static final List<HouseRule> ALL = Stream.of(
                    LayerRules.ALL,
                    VendorRules.ALL,
                    PortRules.ALL,
                    AmbientRules.ALL,
                    StateRules.ALL,
                    ApiRules.ALL,
                    SourceRules.ALL)
            .flatMap(List::stream)
            .toList();

    private HouseRules() {}
}
