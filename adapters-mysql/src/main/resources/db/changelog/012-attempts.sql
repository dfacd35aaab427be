--liquibase formatted sql

--changeset wecom-ops:012-mass-batch-last-start
-- The last time that a batch went out: by whom, when, and under which fence. Older batches have none.
ALTER TABLE mass_batch ADD COLUMN sent_by varchar(64) NULL;
ALTER TABLE mass_batch ADD COLUMN started_ms bigint NULL;
ALTER TABLE mass_batch ADD COLUMN sending_fence bigint NULL;
--rollback ALTER TABLE mass_batch DROP COLUMN sending_fence;
--rollback ALTER TABLE mass_batch DROP COLUMN started_ms;
--rollback ALTER TABLE mass_batch DROP COLUMN sent_by;

--changeset wecom-ops:012-mass-attempt
-- The attempts that did not deliver; mass_batch itself tells of the others. outcome: 2 again, 3 failed, 4 unknown; without
-- one, nobody knows: the node stopped before it could say.
CREATE TABLE mass_attempt (
  task_id    bigint      NOT NULL,
  batch_no   int         NOT NULL,
  attempt_no int         NOT NULL,
  node       varchar(64) NOT NULL,
  started_ms bigint      NOT NULL,
  ended_ms   bigint      NULL,
  outcome    tinyint     NULL,
  reason     varchar(64) ${exact-ascii} NULL,
  PRIMARY KEY (task_id, batch_no, attempt_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_attempt;
