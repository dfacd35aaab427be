/** WeCom's addresses, kept for as long as they are good. */
package io.wecomops.application.network;
