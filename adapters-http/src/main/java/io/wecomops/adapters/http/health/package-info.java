/** Whether the platform and what it needs are there: flat answers that monitoring reads without parsing much. */
package io.wecomops.adapters.http.health;
