/** The trace id: one value for a request, its log lines, its answer and every call that it sets off, now or later. */
package io.wecomops.domain.trace;
