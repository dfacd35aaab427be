/** Permits through crashes and pauses; a fenced far end outside the nodes says who held what, and when. */
package io.wecomops.benchmarks.fault.permit;
