/** Tickets with which pages sign themselves for WeCom's JS-SDK. Secret, like tokens. */
package io.wecomops.domain.jssdk;
