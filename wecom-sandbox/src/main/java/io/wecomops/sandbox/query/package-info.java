/** Interfaces that only tell something: addresses, tickets, people. */
package io.wecomops.sandbox.query;
