/** One pace for four nodes through what befalls them and Redis; what counts is what arrives outside of them. */
package io.wecomops.benchmarks.fault.limit;
