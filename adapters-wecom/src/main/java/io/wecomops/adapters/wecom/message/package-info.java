/**
 * App messages (doc 90236): the bytes of a request, and sending them. The one idea to know: bytes are made once, by the
 * sealer, and the sender never looks inside.
 */
package io.wecomops.adapters.wecom.message;
