/**
 * Logs: JSON, one object a line, on standard output for whoever collects it. The trace id is taken from the scope in which
 * a line is written, so lines are encoded by the thread that writes them.
 */
package io.wecomops.bootstrap.logging;
