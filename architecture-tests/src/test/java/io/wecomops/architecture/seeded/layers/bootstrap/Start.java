package io.wecomops.architecture.seeded.layers.bootstrap;

public final class Start {}
