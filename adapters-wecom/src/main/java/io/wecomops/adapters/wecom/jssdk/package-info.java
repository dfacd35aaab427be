/** Tickets for WeCom's JS-SDK. */
package io.wecomops.adapters.wecom.jssdk;
