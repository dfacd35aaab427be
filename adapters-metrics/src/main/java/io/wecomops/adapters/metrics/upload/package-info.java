/** Uploads, seen as they are stored. */
package io.wecomops.adapters.metrics.upload;
