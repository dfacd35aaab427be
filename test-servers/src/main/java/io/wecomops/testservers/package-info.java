/**
 * Real servers for tests: a container where Docker is there, else a binary that came with the build's own dependencies.
 * The one idea to know: a server that cannot be had fails the test; nothing is ever skipped. Set
 * {@code WECOM_OPS_TEST_SERVERS} to {@code docker} or {@code embedded} to insist on one.
 */
package io.wecomops.testservers;
