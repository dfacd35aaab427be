/** The tables, as Liquibase changelogs under {@code db/changelog}: each step with its way back. */
package io.wecomops.adapters.mysql.schema;
