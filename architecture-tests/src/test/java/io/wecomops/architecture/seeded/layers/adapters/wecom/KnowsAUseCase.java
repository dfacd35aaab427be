package io.wecomops.architecture.seeded.layers.adapters.wecom;

final class KnowsAUseCase {
    Object sell() {
        return new io.wecomops.architecture.seeded.layers.application.Sell();
    }
}
