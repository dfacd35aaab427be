--liquibase formatted sql

--changeset wecom-ops:016-mass-block
-- Up to a thousand batches in a row of one wave, of tasks that have so many. summed: 1 once all have ended and the people_*
-- stand for them. version: grows when one of them is changed after that. first_ms: when the first of them ended.
CREATE TABLE mass_block (
  task_id          bigint   NOT NULL,
  first_batch      int      NOT NULL,
  last_batch       int      NOT NULL,
  wave             smallint NOT NULL,
  people           bigint   NOT NULL,
  summed           tinyint  NOT NULL DEFAULT 0,
  version          bigint   NOT NULL DEFAULT 0,
  people_sent      bigint   NOT NULL DEFAULT 0,
  people_failed    bigint   NOT NULL DEFAULT 0,
  people_unknown   bigint   NOT NULL DEFAULT 0,
  people_cancelled bigint   NOT NULL DEFAULT 0,
  first_ms         bigint   NULL,
  PRIMARY KEY (task_id, first_batch),
  KEY ix_mass_block_summed (summed, task_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_block;
