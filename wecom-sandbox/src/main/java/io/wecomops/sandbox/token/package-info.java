/** Access tokens: one per app until it ends, and two ways to end before its time, as the real platform has them. */
package io.wecomops.sandbox.token;
