/**
 * Recipients as a stream: CSV or NDJSON, line by line, gzip or not, read no faster than they are stored.
 */
package io.wecomops.adapters.http.upload;
