/**
 * Mass tasks in five tables: the task, its log, its batches, their sealed requests, and its people. The one idea to know:
 * a person has no state of his or her own but the exception; all else, progress too, is read from the batches, so that the
 * sums cannot be wrong.
 */
package io.wecomops.adapters.mysql.masstask;
