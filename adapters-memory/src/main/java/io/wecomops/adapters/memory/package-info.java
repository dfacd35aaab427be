/**
 * The coordination ports in memory, for one node: the reference that every other adapter's contract tests are first held
 * against, and the coordination of the embedded default. Nothing outlives the process; {@link
 * io.wecomops.adapters.memory.MemoryAdapters} is the one door.
 */
package io.wecomops.adapters.memory;
