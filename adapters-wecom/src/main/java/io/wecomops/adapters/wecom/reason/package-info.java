/**
 * What WeCom's error codes mean. The one idea to know: codes are data, in {@code error-codes.tsv}; a new one is a line there
 * and no code.
 */
package io.wecomops.adapters.wecom.reason;
