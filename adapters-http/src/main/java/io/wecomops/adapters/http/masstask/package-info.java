/** Mass tasks over HTTP: a strict reader on the way in, views of our own on the way out. */
package io.wecomops.adapters.http.masstask;
