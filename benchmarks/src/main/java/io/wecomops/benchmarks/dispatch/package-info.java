/** How fast whole nodes dispatch, and how exactly: processes of the shipped jar, judged by the far end that they send to. */
package io.wecomops.benchmarks.dispatch;
