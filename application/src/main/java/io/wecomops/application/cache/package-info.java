/**
 * Reading through a cache of two levels: a fresh value is answered at once, a stale one too while it is refreshed behind, and a
 * missing one is loaded by one thread of one node while the others wait. Nothing is locked while something is loaded.
 */
package io.wecomops.application.cache;
