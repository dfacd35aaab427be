/**
 * The current access token of an app: one refresher over all nodes, ahead of the old token's end; everybody else goes on with
 * the old one, or waits for what is stored. The shared store has a durable copy behind it, and where WeCom refuses, all nodes
 * are held back together.
 */
package io.wecomops.application.token;
