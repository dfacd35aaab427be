/**
 * Access tokens in {@code wecom_token}: the copy that outlives Redis and the process. Other tools read the table, so a
 * token stands in it plainly unless a key is configured; then it stands there sealed, and is theirs no more.
 */
package io.wecomops.adapters.mysql.token;
