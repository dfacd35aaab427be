package io.wecomops.architecture.seeded.api.adapters.redis;

public final class Stray {}
