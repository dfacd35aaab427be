package io.wecomops.architecture.seeded.api.application;

final class ThingManager {}
