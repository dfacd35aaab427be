package io.wecomops.architecture.seeded.api.adapters.redis.token;

public final class Insides {}
