/**
 * What is sent to people through an app (WeCom doc 90236): message types with their limits, the sealed request whose bytes
 * never change, and the sealed answers of sending it.
 */
package io.wecomops.domain.message;
