/** Routes with all that HTTP wants of them: HEAD beside GET, OPTIONS, and 405 with {@code Allow} for the rest. */
package io.wecomops.adapters.http.route;
