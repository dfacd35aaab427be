package io.wecomops.architecture.seeded.ambient.domain;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class LogsInDomain {
    private static final Logger LOG = LoggerFactory.getLogger(LogsInDomain.class);
    private static final System.Logger OLD = System.getLogger("old");

    void log() {
        LOG.info("logged");
        OLD.log(System.Logger.Level.INFO, "logged");
    }
}
