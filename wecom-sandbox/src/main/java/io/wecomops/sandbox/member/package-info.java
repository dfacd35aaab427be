/** Who exists: decided by rule, so that a million people need no registration. */
package io.wecomops.sandbox.member;
