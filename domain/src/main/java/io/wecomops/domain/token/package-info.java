/**
 * WeCom's access tokens: one per company and app, versioned, shared by all nodes. A token that WeCom rejects is
 * invalidated by its version, so that a late failure never throws away the fresh one.
 */
package io.wecomops.domain.token;
