/** Why something failed, as a code that is stored and as words for a person. */
package io.wecomops.domain.reason;
