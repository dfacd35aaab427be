package io.wecomops.bootstrap.settings;

/** What the process will run on, and so what it cannot do without. */
public enum Profile {
    /** MySQL and Redis. */
    PRODUCTION,
    /** One node by itself, with a database file under the data folder. */
    EMBEDDED
}
