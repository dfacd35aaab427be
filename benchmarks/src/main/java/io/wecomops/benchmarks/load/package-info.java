/** Making load and counting it: many virtual threads for a time, and the fullest window of what arrived. */
package io.wecomops.benchmarks.load;
