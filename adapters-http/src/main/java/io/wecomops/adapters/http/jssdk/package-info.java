/** Signatures for pages in WeCom's JS-SDK. */
package io.wecomops.adapters.http.jssdk;
