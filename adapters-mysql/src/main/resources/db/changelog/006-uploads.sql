--liquibase formatted sql

--changeset wecom-ops:006-mass-task-stage
-- 0 ready, 1 receiving uploads, 2 being sealed. Only what is ready is sent.
ALTER TABLE mass_task ADD COLUMN stage tinyint NOT NULL DEFAULT 0;
--rollback ALTER TABLE mass_task DROP COLUMN stage;

--changeset wecom-ops:006-mass-audience
-- One row for each task whose recipients are uploaded: who seals it, and how far that has come. last_userid is the last
-- person who stands in a batch; batches, people and lines count up to there, the sums are of the people's hashes.
-- cleared: 1 once the uploaded lines are no longer needed and gone.
CREATE TABLE mass_audience (
  task_id      bigint      NOT NULL,
  owner        varchar(64) NULL,
  lease_end_ms bigint      NOT NULL DEFAULT 0,
  fence        bigint      NOT NULL DEFAULT 0,
  last_userid  varchar(64) ${exact-ascii} NULL,
  batches      int         NOT NULL DEFAULT 0,
  people       bigint      NOT NULL DEFAULT 0,
  people_sum   bigint      NOT NULL DEFAULT 0,
  line_count   bigint      NOT NULL DEFAULT 0,
  line_sum     bigint      NOT NULL DEFAULT 0,
  cleared      tinyint     NOT NULL DEFAULT 0,
  PRIMARY KEY (task_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_audience;

--changeset wecom-ops:006-mass-upload
-- state: 0 receiving, 1 complete, 2 cut, 3 refused, 4 dropped.
CREATE TABLE mass_upload (
  task_id      bigint  NOT NULL,
  upload_no    int     NOT NULL,
  state        tinyint NOT NULL DEFAULT 0,
  line_count   int     NOT NULL DEFAULT 0,
  people       int     NOT NULL DEFAULT 0,
  people_sum   bigint  NOT NULL DEFAULT 0,
  lease_end_ms bigint  NOT NULL,
  fence        bigint  NOT NULL DEFAULT 1,
  PRIMARY KEY (task_id, upload_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_upload;

--changeset wecom-ops:006-mass-upload-line
-- What uploads named, until their task is sealed. bucket: 0 to 1023, the person's place in the task's order. So lines are
-- appended at 1024 points of the only key, whose pages stay in memory however many lines there are, and the sealing reads
-- bucket by bucket in the order of the key.
CREATE TABLE mass_upload_line (
  task_id   bigint      NOT NULL,
  bucket    smallint    NOT NULL,
  upload_no int         NOT NULL,
  line_no   int         NOT NULL,
  userid    varchar(64) ${exact-ascii} NOT NULL,
  variables ${variables} NULL,
  PRIMARY KEY (task_id, bucket, upload_no, line_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_upload_line;
