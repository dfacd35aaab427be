/** How what the cache answers is told over HTTP. */
package io.wecomops.adapters.http.cache;
