--liquibase formatted sql

--changeset coach:0002-audit-entries
--comment Who did what to what, when, from where, and how it ended. Rows are only ever added, and removed by age.
CREATE TABLE audit_entries (
    id         uuid        NOT NULL PRIMARY KEY,
    at         timestamptz NOT NULL,
    action     text        NOT NULL CHECK (action ~ '^[a-z_]+([.][a-z_]+)*$'),
    outcome    text        NOT NULL CHECK (outcome IN ('success', 'failure')),
    actor      text        NOT NULL CHECK (actor ~ '^(user:.+|key:.+|anonymous|command|system)$'),
    subject    text        NOT NULL CHECK (length(subject) <= 200),
    address    text,
    request_id text,
    details    jsonb       NOT NULL DEFAULT '{}'
);
CREATE INDEX audit_entries_at ON audit_entries (at);
--rollback DROP TABLE audit_entries;

--changeset coach:0002-audit-entries-stay splitStatements:false
--comment A row that was written is never rewritten, whatever the program says.
CREATE FUNCTION audit_entries_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit entries are never changed';
END
$$;
CREATE TRIGGER audit_entries_stay BEFORE UPDATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_stay();
--rollback DROP TRIGGER audit_entries_stay ON audit_entries; DROP FUNCTION audit_entries_stay();

--changeset coach:0002-audit-entries-action
--comment Entries of one action, newest first, however rare it is among millions.
CREATE INDEX audit_entries_action ON audit_entries (action, id);
--rollback DROP INDEX audit_entries_action;
