package io.wecomops.architecture.seeded.layers.domain;

public final class Price {}
