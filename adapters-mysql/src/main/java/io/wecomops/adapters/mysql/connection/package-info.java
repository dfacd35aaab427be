/**
 * How the stores reach the database: a bounded pool under Helidon's DbClient, transactions that always end, and every
 * failure told as {@link io.wecomops.domain.error.DependencyUnavailableException}. The one idea to know: sessions run in
 * UTC at READ COMMITTED, and {@link io.wecomops.adapters.mysql.connection.DatabaseTime} is the only clock.
 */
package io.wecomops.adapters.mysql.connection;
