/** Retries in {@code mass_resend}: who is whose, who seals one, and how far that has come. */
package io.wecomops.adapters.mysql.resend;
