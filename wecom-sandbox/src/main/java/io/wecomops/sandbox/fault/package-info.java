/** Which call goes wrong, and how: drawn from the seed and the call's number, so that a run can be repeated. */
package io.wecomops.sandbox.fault;
