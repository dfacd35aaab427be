/**
 * A WeCom simulator over HTTP: gettoken and message/send with the real one's checks, limits, penalties and silences, and a
 * control API that says exactly who received what, how often. {@link io.wecomops.sandbox.WecomSandbox} is the door; all
 * else here is a value that goes through it. Nobody has to be registered: members exist by rule.
 */
package io.wecomops.sandbox;
