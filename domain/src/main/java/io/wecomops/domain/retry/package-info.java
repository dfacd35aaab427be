/** When a failed attempt is made again. Pure; chance is an argument. */
package io.wecomops.domain.retry;
