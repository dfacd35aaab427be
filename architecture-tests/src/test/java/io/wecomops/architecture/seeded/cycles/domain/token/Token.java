package io.wecomops.architecture.seeded.cycles.domain.token;

import io.wecomops.architecture.seeded.cycles.domain.limit.Limit;

public record Token(Limit limit) {}
