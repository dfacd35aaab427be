/** Whether the servers that the platform needs answer. */
package io.wecomops.application.health;
