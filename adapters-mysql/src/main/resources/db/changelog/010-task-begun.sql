--liquibase formatted sql

--changeset wecom-ops:010-mass-task-begun
-- When the first batch was claimed, 0 before. Batches that nobody has had are due then or before; those that come back, from
-- a dead node or to be sent again, are due later, and are claimed ahead of them.
ALTER TABLE mass_task ADD COLUMN begun_ms bigint NOT NULL DEFAULT 0;
--rollback ALTER TABLE mass_task DROP COLUMN begun_ms;
