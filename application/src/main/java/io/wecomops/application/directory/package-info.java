/** Finds people: by id, of a department with all below it, of a tag. Out of the cache, department by department. */
package io.wecomops.application.directory;
