--liquibase formatted sql

--changeset wecom-ops:014-mass-archive
-- What is kept of a task whose people are deleted (mass_task.stage 3): the sums of each of its waves.
CREATE TABLE mass_archive (
  task_id          bigint   NOT NULL,
  wave             smallint NOT NULL,
  people_total     bigint   NOT NULL,
  people_sent      bigint   NOT NULL,
  people_failed    bigint   NOT NULL,
  people_unknown   bigint   NOT NULL,
  people_cancelled bigint   NOT NULL,
  people_left      bigint   NOT NULL,
  PRIMARY KEY (task_id, wave)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_archive;

--changeset wecom-ops:014-mass-purge
-- An archived task of which there are rows left to delete. Each counts down to 0: what is above is deleted. So a delete
-- never seeks its way through what was deleted before.
CREATE TABLE mass_purge (
  task_id     bigint NOT NULL,
  people_left bigint NOT NULL,
  batches_left int   NOT NULL,
  PRIMARY KEY (task_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_purge;

--changeset wecom-ops:014-mass-task-age
-- Old tasks are found without reading those that are archived already.
CREATE INDEX ix_mass_task_stage_updated ON mass_task (stage, updated_at);
--rollback DROP INDEX ix_mass_task_stage_updated ON mass_task;

--changeset wecom-ops:014-mass-batch-position
-- The position of the batch's first person; 0 in tasks that were accepted before this column was there.
ALTER TABLE mass_batch ADD COLUMN first_position bigint NOT NULL DEFAULT 0;
--rollback ALTER TABLE mass_batch DROP COLUMN first_position;
