/**
 * Real processes of the shipped jar, killed and cut off at bad moments. The far end is the judge: what each person got is
 * counted by the sandbox, not by us.
 */
package io.wecomops.bootstrap.fault;
