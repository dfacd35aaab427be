/**
 * One wrong class for each rule, laid out as our code is, below a root of its own for each family of rules. Compiled with the
 * tests and never shipped. What stands beside a fault and keeps the rule is there to show that the rule lets it pass.
 */
package io.wecomops.architecture.seeded;
