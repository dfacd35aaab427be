/** How the tables of mass tasks hold up as they grow. */
package io.wecomops.benchmarks.masstask;
