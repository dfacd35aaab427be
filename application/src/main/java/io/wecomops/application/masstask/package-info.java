/**
 * Mass tasks, from acceptance to the last recorded batch. A submission is sealed and stored as a whole; the dispatcher
 * claims what is due, and {@link io.wecomops.application.masstask.SendBatch} takes one batch from claim to record.
 */
package io.wecomops.application.masstask;
