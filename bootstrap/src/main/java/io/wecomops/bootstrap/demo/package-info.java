/**
 * The demonstration: a whole embedded node and a simulated WeCom in one process, one task sent over the real REST API, and an
 * honest account of who got it. It talks to the node as any business system would, so it shows what that would see.
 */
package io.wecomops.bootstrap.demo;
