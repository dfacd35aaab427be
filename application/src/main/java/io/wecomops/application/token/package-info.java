/** The current access token of an app: one refresher over all nodes, everybody else waits for what it stores. */
package io.wecomops.application.token;
