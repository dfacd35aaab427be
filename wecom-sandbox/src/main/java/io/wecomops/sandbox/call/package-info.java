/**
 * What one API call is, from its arrival to its answer, whichever interface it is of: WeCom's codes with their wording, the
 * shape of an answer, and the log of all that came.
 */
package io.wecomops.sandbox.call;
