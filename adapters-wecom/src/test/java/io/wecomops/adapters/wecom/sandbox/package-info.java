/** The contracts once more, against the sandbox: so that the two agree on how WeCom speaks. */
package io.wecomops.adapters.wecom.sandbox;
