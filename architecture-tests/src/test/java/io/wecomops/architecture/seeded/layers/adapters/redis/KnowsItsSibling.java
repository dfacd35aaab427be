package io.wecomops.architecture.seeded.layers.adapters.redis;

final class KnowsItsSibling {
    Object rows() {
        return new io.wecomops.architecture.seeded.layers.adapters.mysql.Rows();
    }
}
