/**
 * Where each call of WeCom's API enters the sandbox and leaves it, or is lost on the way: arrival, fate, latency, answer.
 */
package io.wecomops.sandbox.gate;
