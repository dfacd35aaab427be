--liquibase formatted sql

--changeset wecom-ops:011-mass-task-kind
-- kind: 0 a mass task, 1 a single message, which goes ahead. The list of one kind and the claims of the other have an index each.
ALTER TABLE mass_task ADD COLUMN kind tinyint NOT NULL DEFAULT 0;
CREATE INDEX ix_mass_task_kind ON mass_task (kind, id);
CREATE INDEX ix_mass_task_kind_status ON mass_task (kind, status);
--rollback DROP INDEX ix_mass_task_kind_status ON mass_task;
--rollback DROP INDEX ix_mass_task_kind ON mass_task;
--rollback ALTER TABLE mass_task DROP COLUMN kind;
