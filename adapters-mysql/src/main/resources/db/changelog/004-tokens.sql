--liquibase formatted sql

--changeset wecom-ops:004-wecom-token-case-counts
ALTER TABLE wecom_token MODIFY COLUMN corp_id varchar(64) ${exact} NOT NULL;
--rollback ALTER TABLE wecom_token MODIFY COLUMN corp_id varchar(64) NOT NULL;

--changeset wecom-ops:004-wecom-token-version
-- A row that an older installation left has the version 0, and is never handed out.
ALTER TABLE wecom_token ADD COLUMN version bigint NOT NULL DEFAULT 0;
--rollback ALTER TABLE wecom_token DROP COLUMN version;
