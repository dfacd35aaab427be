--liquibase formatted sql

-- The four tables that existing tools read (names, columns, keys). An installation that has them already keeps them.

--changeset wecom-ops:001-wecom-token
CREATE TABLE IF NOT EXISTS wecom_token (
  id           bigint        NOT NULL AUTO_INCREMENT,
  corp_id      varchar(64)   NOT NULL,
  agent_id     int           NOT NULL,
  access_token varchar(1024) NOT NULL,
  expires_at   datetime      NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY uk_wecom_token_corp_agent (corp_id, agent_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE wecom_token;

--changeset wecom-ops:001-idempotency-key
CREATE TABLE IF NOT EXISTS idempotency_key (
  id         bigint       NOT NULL AUTO_INCREMENT,
  idem_key   varchar(191) NOT NULL,
  created_at timestamp    NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uk_idempotency_key_idem_key (idem_key)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE idempotency_key;

--changeset wecom-ops:001-mass-task
CREATE TABLE IF NOT EXISTS mass_task (
  id         bigint      NOT NULL AUTO_INCREMENT,
  biz_no     varchar(64) NOT NULL,
  agent_id   int         NOT NULL,
  msg_type   varchar(32) NOT NULL,
  payload    ${json}     NOT NULL,
  target     ${json}     NOT NULL,
  status     tinyint     NOT NULL DEFAULT 0,
  created_at timestamp   NOT NULL DEFAULT CURRENT_TIMESTAMP,
  updated_at timestamp   NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  UNIQUE KEY uk_mass_task_biz_no (biz_no)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_task;

--changeset wecom-ops:001-mass-task-log
CREATE TABLE IF NOT EXISTS mass_task_log (
  id         bigint      NOT NULL AUTO_INCREMENT,
  task_id    bigint      NOT NULL,
  level      varchar(10) NOT NULL,
  message    text        NOT NULL,
  created_at timestamp   NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (id),
  KEY ix_mass_task_log_task_id (task_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
--rollback DROP TABLE mass_task_log;
