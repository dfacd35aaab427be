/**
 * One contract test for each driven port: what every adapter of it must do. An adapter's own test extends the contract and
 * says how to make one.
 */
package io.wecomops.testkit.contract;
