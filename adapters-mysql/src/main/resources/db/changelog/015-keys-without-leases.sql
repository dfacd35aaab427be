--liquibase formatted sql

--changeset wecom-ops:015-idempotency-key-without-lease
-- A key is taken by its answer, in the transaction of the effect: no run holds it before. state is now 0 a mark only,
-- 1 a request whose answer could not be kept, 2 answered.
ALTER TABLE idempotency_key DROP COLUMN run_id;
ALTER TABLE idempotency_key DROP COLUMN lease_end_ms;
--rollback ALTER TABLE idempotency_key ADD COLUMN lease_end_ms bigint NOT NULL DEFAULT 0;
--rollback ALTER TABLE idempotency_key ADD COLUMN run_id varchar(64) NULL;
