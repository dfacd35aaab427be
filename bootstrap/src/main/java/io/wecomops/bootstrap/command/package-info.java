/**
 * The command line: one class a command, each with its help, its options and an exit code that scripts can use. What a person
 * reads goes to standard output, what went wrong to standard error.
 */
package io.wecomops.bootstrap.command;
