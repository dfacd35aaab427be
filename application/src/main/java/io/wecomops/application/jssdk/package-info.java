/** Signatures of pages for WeCom's JS-SDK, made with tickets that all nodes share. */
package io.wecomops.application.jssdk;
