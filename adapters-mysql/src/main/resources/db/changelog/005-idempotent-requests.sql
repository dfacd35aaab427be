--liquibase formatted sql

--changeset wecom-ops:005-idempotency-key-requests
-- state: 0 a mark only, 1 its request runs under run_id until lease_end_ms, 2 answered.
-- headers: a line each, name and value.
ALTER TABLE idempotency_key ADD COLUMN state tinyint NOT NULL DEFAULT 0;
ALTER TABLE idempotency_key ADD COLUMN fingerprint char(64) NULL;
ALTER TABLE idempotency_key ADD COLUMN run_id varchar(64) NULL;
ALTER TABLE idempotency_key ADD COLUMN lease_end_ms bigint NOT NULL DEFAULT 0;
ALTER TABLE idempotency_key ADD COLUMN status smallint NULL;
ALTER TABLE idempotency_key ADD COLUMN headers varchar(2048) NULL;
ALTER TABLE idempotency_key ADD COLUMN body ${answer} NULL;
--rollback ALTER TABLE idempotency_key DROP COLUMN body;
--rollback ALTER TABLE idempotency_key DROP COLUMN headers;
--rollback ALTER TABLE idempotency_key DROP COLUMN status;
--rollback ALTER TABLE idempotency_key DROP COLUMN lease_end_ms;
--rollback ALTER TABLE idempotency_key DROP COLUMN run_id;
--rollback ALTER TABLE idempotency_key DROP COLUMN fingerprint;
--rollback ALTER TABLE idempotency_key DROP COLUMN state;

--changeset wecom-ops:005-idempotency-key-expiry-index
-- The purge reads what it deletes and nothing else.
CREATE INDEX ix_idempotency_key_expires ON idempotency_key (expires_at_ms);
--rollback DROP INDEX ix_idempotency_key_expires ON idempotency_key;
