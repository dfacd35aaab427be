/** The addresses that WeCom has, for allow lists. */
package io.wecomops.domain.network;
