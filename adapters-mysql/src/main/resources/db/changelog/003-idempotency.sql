--liquibase formatted sql

--changeset wecom-ops:003-idempotency-key-case-counts
ALTER TABLE idempotency_key MODIFY COLUMN idem_key varchar(191) ${exact} NOT NULL;
--rollback ALTER TABLE idempotency_key MODIFY COLUMN idem_key varchar(191) NOT NULL;

--changeset wecom-ops:003-idempotency-key-expiry
-- A mark that an older installation left does not end.
ALTER TABLE idempotency_key ADD COLUMN expires_at_ms bigint NOT NULL DEFAULT 9223372036854775807;
--rollback ALTER TABLE idempotency_key DROP COLUMN expires_at_ms;
