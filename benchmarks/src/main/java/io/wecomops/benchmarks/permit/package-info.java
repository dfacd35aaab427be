/** The permits that nodes share, against the same scripts without any of our code around them, and a peer. */
package io.wecomops.benchmarks.permit;
