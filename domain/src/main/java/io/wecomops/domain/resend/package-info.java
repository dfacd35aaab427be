/**
 * Sending again to those whom a task did not reach, as a task of its own. The one idea to know: the tasks that were made
 * from one another are a family, and a member of it sends only to people who have failed in its source and whom no other
 * member has reached or may reach.
 */
package io.wecomops.domain.resend;
