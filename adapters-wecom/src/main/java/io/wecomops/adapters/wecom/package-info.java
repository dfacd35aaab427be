/**
 * WeCom's server API. {@link io.wecomops.adapters.wecom.WecomAdapters} is the door; the one idea to know is that a call is
 * one HTTP exchange and its end is told honestly: done, refused, provably not received, or perhaps received.
 */
package io.wecomops.adapters.wecom;
