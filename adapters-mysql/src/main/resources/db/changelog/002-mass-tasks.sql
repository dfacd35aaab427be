--liquibase formatted sql

-- Columns that end in _ms are milliseconds since 1970 by the database's clock: no zone, no rounding.

--changeset wecom-ops:002-mass-task-case-counts
ALTER TABLE mass_task MODIFY COLUMN biz_no varchar(64) ${exact} NOT NULL;
--rollback ALTER TABLE mass_task MODIFY COLUMN biz_no varchar(64) NOT NULL;

--changeset wecom-ops:002-mass-task-columns
ALTER TABLE mass_task ADD COLUMN fingerprint char(64) NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000';
ALTER TABLE mass_task ADD COLUMN delivery varchar(16) NOT NULL DEFAULT 'effectively_once';
ALTER TABLE mass_task ADD COLUMN trace_id varchar(128) NOT NULL DEFAULT '-';
CREATE INDEX ix_mass_task_status ON mass_task (status);
--rollback DROP INDEX ix_mass_task_status ON mass_task;
--rollback ALTER TABLE mass_task DROP COLUMN trace_id;
--rollback ALTER TABLE mass_task DROP COLUMN delivery;
--rollback ALTER TABLE mass_task DROP COLUMN fingerprint;

--changeset wecom-ops:002-mass-batch
-- state: 0 ready, 1 claimed, 2 sending, 3 sent, 4 failed, 5 unknown, 6 cancelled.
-- due_ms: when it may be claimed: its not_before_ms while it is ready, the end of the lease while it is claimed or
-- being sent, the largest number once it has ended. So the first entry of a task in the index tells whether anything is
-- due and whether all have ended, and a claim reads what it takes and nothing else.
CREATE TABLE mass_batch (
  task_id          bigint      NOT NULL,
  batch_no         int         NOT NULL,
  state            tinyint     NOT NULL DEFAULT 0,
  due_ms           bigint      NOT NULL,
  not_before_ms    bigint      NOT NULL,
  owner            varchar(64) NULL,
  fence            bigint      NOT NULL DEFAULT 0,
  first_sent_ms    bigint      NULL,
  repeat_window_ms bigint      NOT NULL,
  attempts         int         NOT NULL DEFAULT 0,
  failed_attempts  int         NOT NULL DEFAULT 0,
  people           int         NOT NULL,
  failed           int         NOT NULL DEFAULT 0,
  reason           varchar(64) NULL,
  message_id       varchar(255) NULL,
  PRIMARY KEY (task_id, batch_no),
  KEY ix_mass_batch_due (task_id, due_ms, batch_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_batch;

--changeset wecom-ops:002-mass-request
-- The sealed bytes apart from the batches' state, which is small, read often and changes.
CREATE TABLE mass_request (
  task_id  bigint     NOT NULL,
  batch_no int        NOT NULL,
  request  ${request} NOT NULL,
  PRIMARY KEY (task_id, batch_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_request;

--changeset wecom-ops:002-mass-recipient
-- position: 1, 2, 3 … in the order of sending. reason: the person's own, where it differs from the batch's.
CREATE TABLE mass_recipient (
  task_id  bigint      NOT NULL,
  position bigint      NOT NULL,
  userid   varchar(64) ${exact-ascii} NOT NULL,
  batch_no int         NOT NULL,
  reason   varchar(64) ${exact-ascii} NULL,
  PRIMARY KEY (task_id, position),
  UNIQUE KEY uk_mass_recipient_userid (task_id, userid)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_recipient;
