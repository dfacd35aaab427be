/** Questions to WeCom under a token, and their answers by class. */
package io.wecomops.adapters.wecom.asking;
