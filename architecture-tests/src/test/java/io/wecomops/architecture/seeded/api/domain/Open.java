package io.wecomops.architecture.seeded.api.domain;

public class Open {}
