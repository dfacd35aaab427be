/**
 * Mass tasks through whatever befalls nodes, servers and the far end: whole nodes of the shipped jar send to a sandbox, whose
 * books say who received what, and how often.
 */
package io.wecomops.benchmarks.fault.dispatch;
