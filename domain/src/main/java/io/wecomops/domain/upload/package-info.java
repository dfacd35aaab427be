/**
 * Recipients that come as a stream: a task is opened without any, takes uploads of up to ten million lines, and is then
 * sealed. The one idea to know: lines are stored in buckets of their place in the stable order, so that each insert falls
 * near the last one of its bucket, and the order is had by sorting one bucket at a time.
 */
package io.wecomops.domain.upload;
