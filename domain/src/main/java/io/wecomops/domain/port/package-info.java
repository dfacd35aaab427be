/**
 * What a port is here: an interface in the words of the core, named by intent, with one to four methods, implemented by
 * adapters and held by one contract test. The driving side has no interfaces: use cases are called directly.
 */
package io.wecomops.domain.port;
