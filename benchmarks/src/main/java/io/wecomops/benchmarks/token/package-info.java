/** How often WeCom is asked for a token by four processes of many callers: ours and a peer's, call by call alike. */
package io.wecomops.benchmarks.token;
