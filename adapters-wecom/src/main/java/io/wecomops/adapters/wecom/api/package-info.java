/**
 * One HTTP exchange with WeCom and what came of it. Nothing here decides what to do next; it only tells, without ever
 * showing what the query held, whether WeCom answered, and where it did not, whether it can have received the call.
 */
package io.wecomops.adapters.wecom.api;
