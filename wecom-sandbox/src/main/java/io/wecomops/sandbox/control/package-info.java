/**
 * The sandbox's own API under {@code /sandbox}: sets what goes wrong, and says what happened. It does nothing that
 * {@link io.wecomops.sandbox.WecomSandbox} does not do for Java.
 */
package io.wecomops.sandbox.control;
