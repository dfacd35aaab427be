/** Tokens and their troubles, seen as they are shared: never what a token is. */
package io.wecomops.adapters.metrics.token;
