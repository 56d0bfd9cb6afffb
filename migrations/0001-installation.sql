--liquibase formatted sql

--changeset coach:0001-installation
--comment The one row says which mode this database belongs to. The first start writes it; nothing overwrites it.
CREATE TABLE installation (
    only_row   boolean     NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    mode       text        NOT NULL CHECK (mode IN ('development', 'staging', 'production')),
    stamped_at timestamptz NOT NULL DEFAULT now()
);
--rollback DROP TABLE installation;
