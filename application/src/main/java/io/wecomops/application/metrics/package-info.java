/** What operators watch: the page of all figures, and how much waits to be sent. */
package io.wecomops.application.metrics;
