--liquibase formatted sql

--changeset wecom-ops:007-mass-task-control
-- gray: the plan as JSON where the task is a gray release. open_wave: the last wave whose gate was opened. gate_since_ms:
-- since when it waits at the gate behind that wave. gate_stopped: why an automatic gate has shut. overruled_wave: the wave
-- that a person let go on although its gate had shut. cancelling: 1 while a cancelled task has something in flight.
ALTER TABLE mass_task ADD COLUMN send_at_ms bigint NULL;
ALTER TABLE mass_task ADD COLUMN gray varchar(512) NULL;
ALTER TABLE mass_task ADD COLUMN open_wave smallint NOT NULL DEFAULT 1;
ALTER TABLE mass_task ADD COLUMN gate_since_ms bigint NULL;
ALTER TABLE mass_task ADD COLUMN gate_stopped varchar(255) NULL;
ALTER TABLE mass_task ADD COLUMN overruled_wave smallint NOT NULL DEFAULT 0;
ALTER TABLE mass_task ADD COLUMN cancelling tinyint NOT NULL DEFAULT 0;
--rollback ALTER TABLE mass_task DROP COLUMN cancelling;
--rollback ALTER TABLE mass_task DROP COLUMN overruled_wave;
--rollback ALTER TABLE mass_task DROP COLUMN gate_stopped;
--rollback ALTER TABLE mass_task DROP COLUMN gate_since_ms;
--rollback ALTER TABLE mass_task DROP COLUMN open_wave;
--rollback ALTER TABLE mass_task DROP COLUMN gray;
--rollback ALTER TABLE mass_task DROP COLUMN send_at_ms;

--changeset wecom-ops:007-mass-batch-wave
-- due_ms is the largest number but one while the wave is shut: nothing claims it, and it has not ended.
ALTER TABLE mass_batch ADD COLUMN wave smallint NOT NULL DEFAULT 1;
ALTER TABLE mass_batch ADD COLUMN ended_ms bigint NULL;
--rollback ALTER TABLE mass_batch DROP COLUMN ended_ms;
--rollback ALTER TABLE mass_batch DROP COLUMN wave;
