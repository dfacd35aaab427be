/** Whether what the platform needs is there. */
package io.wecomops.domain.health;
