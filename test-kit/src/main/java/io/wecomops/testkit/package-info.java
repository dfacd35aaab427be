/** Fakes that move only when told: time and ids. */
package io.wecomops.testkit;
