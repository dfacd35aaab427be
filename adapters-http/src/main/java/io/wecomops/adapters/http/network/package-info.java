/** WeCom's addresses. */
package io.wecomops.adapters.http.network;
