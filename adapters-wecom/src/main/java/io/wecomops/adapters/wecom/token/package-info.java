/** Access tokens from WeCom's {@code gettoken} (doc 91039), where the apps' secrets are spent. */
package io.wecomops.adapters.wecom.token;
