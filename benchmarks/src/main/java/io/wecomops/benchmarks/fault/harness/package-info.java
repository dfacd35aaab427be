/**
 * What every scenario needs: nodes as processes with a command channel, the faults that befall them and their servers, and
 * a run that draws all its chances from one seed and keeps what was claimed and seen.
 */
package io.wecomops.benchmarks.fault.harness;
