/** A far end that answers as it is told, down to the bytes, and cuts connections where it is told to. */
package io.wecomops.adapters.wecom.scripted;
