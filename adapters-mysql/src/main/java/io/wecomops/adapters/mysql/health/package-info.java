/** Whether the database answers. */
package io.wecomops.adapters.mysql.health;
