/**
 * How things go wrong: a {@link io.wecomops.domain.error.Fault} is the sender's, all told at once; a
 * {@link io.wecomops.domain.error.DependencyUnavailableException} is a broken world; a refusal is a sealed answer of the
 * feature that refuses.
 */
package io.wecomops.domain.error;
