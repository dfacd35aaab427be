/** How results are written down: rows of a section, and a page in which each section replaces only itself. */
package io.wecomops.benchmarks.table;
