/** WeCom's own addresses. */
package io.wecomops.adapters.wecom.network;
