/**
 * The durable ports on MySQL 8, MariaDB 10.6 and later, and the embedded H2: the truth of the platform. The one idea to
 * know: every shared decision is one SQL statement or one short transaction that uses the database's own clock; all else
 * is reading. {@link io.wecomops.adapters.mysql.MysqlAdapters} is the only door.
 */
package io.wecomops.adapters.mysql;
