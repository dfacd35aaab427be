package io.wecomops.architecture.seeded.layers.testservers;

public final class Server {}
