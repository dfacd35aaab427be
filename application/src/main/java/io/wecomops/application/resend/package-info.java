/**
 * Retry-failed: a task's failed people as a task of its own. It is opened at once, and sealed in steps by any node, as an
 * upload is; then it is sent like every other.
 */
package io.wecomops.application.resend;
