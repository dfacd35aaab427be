package io.wecomops.architecture.seeded.cycles.domain.limit;

import io.wecomops.architecture.seeded.cycles.domain.token.Token;

public record Limit(Token token) {}
