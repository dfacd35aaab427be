--liquibase formatted sql

--changeset wecom-ops:013-mass-resend
-- One row for each task that is for those whom another one did not reach. root_id: the task at the beginning of the family,
-- generation: 1, 2, 3 … within the family; the root is 0. last_position: in the source, how far the sealing has come.
CREATE TABLE mass_resend (
  task_id       bigint      NOT NULL,
  source_id     bigint      NOT NULL,
  root_id       bigint      NOT NULL,
  generation    int         NOT NULL,
  owner         varchar(64) NULL,
  lease_end_ms  bigint      NOT NULL DEFAULT 0,
  fence         bigint      NOT NULL DEFAULT 0,
  last_position bigint      NOT NULL DEFAULT 0,
  batches       int         NOT NULL DEFAULT 0,
  people        bigint      NOT NULL DEFAULT 0,
  PRIMARY KEY (task_id),
  UNIQUE KEY uk_mass_resend_family (root_id, generation),
  KEY ix_mass_resend_source (source_id, task_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_resend;

--changeset wecom-ops:013-mass-recall
-- One row for each task that is recalled. stage: 0 its sent batches are being listed while it may still send, 1 they are
-- listed once more now that it has ended, 2 all are listed. last_batch: how far the listing has come.
CREATE TABLE mass_recall (
  task_id    bigint       NOT NULL,
  trace_id   varchar(128) NOT NULL,
  stage      tinyint      NOT NULL DEFAULT 0,
  last_batch int          NOT NULL DEFAULT 0,
  asked_ms   bigint       NOT NULL,
  ended_ms   bigint       NULL,
  PRIMARY KEY (task_id),
  KEY ix_mass_recall_ended (ended_ms, task_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_recall;

--changeset wecom-ops:013-mass-recall-batch
-- state: 0 left, 1 recalled, 2 failed, 3 too late. due_ms as in mass_batch: when it may be claimed, the end of the lease while
-- it is, the largest number once it has ended. sent_ms: when the sending of the batch was recorded.
CREATE TABLE mass_recall_batch (
  task_id         bigint      NOT NULL,
  batch_no        int         NOT NULL,
  state           tinyint     NOT NULL DEFAULT 0,
  due_ms          bigint      NOT NULL,
  sent_ms         bigint      NOT NULL,
  owner           varchar(64) NULL,
  fence           bigint      NOT NULL DEFAULT 0,
  failed_attempts int         NOT NULL DEFAULT 0,
  reason          varchar(64) ${exact-ascii} NULL,
  PRIMARY KEY (task_id, batch_no),
  KEY ix_mass_recall_batch_due (task_id, due_ms, batch_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_recall_batch;
