package io.wecomops.application.upload;

/** A line that cannot be taken, and the rule that it breaks. */
public record BadLine(int number, String rule) {}
