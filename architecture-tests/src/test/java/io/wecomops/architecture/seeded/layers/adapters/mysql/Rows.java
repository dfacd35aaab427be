package io.wecomops.architecture.seeded.layers.adapters.mysql;

public final class Rows {}
