--liquibase formatted sql

--changeset coach:0003-users
--comment E-mail addresses are stored as they are compared: trimmed, in lower case, the domain in ASCII.
CREATE TABLE users (
    id                  uuid        NOT NULL PRIMARY KEY,
    email               text        NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    password_hash       text        NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
    role                text        NOT NULL CHECK (role IN ('trader', 'operator')),
    demo                boolean     NOT NULL DEFAULT false,
    created_at          timestamptz NOT NULL,
    password_changed_at timestamptz NOT NULL,
    last_login_at       timestamptz,
    disabled_at         timestamptz,
    CONSTRAINT users_email UNIQUE (email)
);
--rollback DROP TABLE users;

--changeset coach:0003-invites
--comment Invitations by operators, each good for one account. Of the code only its hash is kept.
CREATE TABLE invites (
    id         uuid        NOT NULL PRIMARY KEY,
    code_hash  bytea       NOT NULL UNIQUE CHECK (octet_length(code_hash) = 32),
    created_by uuid        NOT NULL REFERENCES users (id),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_by    uuid        REFERENCES users (id),
    used_at    timestamptz,
    CHECK ((used_by IS NULL) = (used_at IS NULL))
);
CREATE INDEX invites_expires ON invites (expires_at);
--rollback DROP TABLE invites;

--changeset coach:0003-sessions
--comment One row for each log-in, and the chain of refresh tokens that continues it; only their hashes are kept.
CREATE TABLE sessions (
    id         uuid        NOT NULL PRIMARY KEY,
    user_id    uuid        NOT NULL REFERENCES users (id),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
    ended_at   timestamptz,
    end_reason text        CHECK (end_reason IN ('logout', 'reuse', 'password', 'disabled')),
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX sessions_user ON sessions (user_id) WHERE ended_at IS NULL;
CREATE INDEX sessions_expires ON sessions (expires_at);
CREATE INDEX sessions_ended ON sessions (ended_at) WHERE ended_at IS NOT NULL;
CREATE TABLE refresh_tokens (
    hash       bytea       NOT NULL PRIMARY KEY CHECK (octet_length(hash) = 32),
    session_id uuid        NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    issued_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL CHECK (expires_at > issued_at),
    used_at    timestamptz
);
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
--rollback DROP TABLE refresh_tokens; DROP TABLE sessions;

--changeset coach:0003-api-keys
--comment Keys of programs; of each only its hash is kept, and a hint by which its owner tells it from others.
CREATE TABLE api_keys (
    id                  uuid        NOT NULL PRIMARY KEY,
    user_id             uuid        NOT NULL REFERENCES users (id),
    name                text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    hash                bytea       NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
    hint                text        NOT NULL,
    scopes              text[]      NOT NULL CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY ['ai', 'read', 'write']),
    created_at          timestamptz NOT NULL,
    expires_at          timestamptz,
    revoked_at          timestamptz,
    last_used_at        timestamptz,
    daily_cap_micro_usd bigint      CHECK (daily_cap_micro_usd >= 0),
    requests_per_minute integer     CHECK (requests_per_minute > 0)
);
CREATE INDEX api_keys_user ON api_keys (user_id, id) WHERE revoked_at IS NULL;
--rollback DROP TABLE api_keys;

--changeset coach:0003-login-attempts
--comment Failed log-ins by account (a hash of the address as typed, so that unknown ones count alike) and network; '*' counts all networks together.
CREATE TABLE login_attempts (
    account  bytea       NOT NULL CHECK (octet_length(account) = 32),
    network  text        NOT NULL,
    failures integer     NOT NULL CHECK (failures >= 0),
    last_at  timestamptz NOT NULL,
    open_at  timestamptz NOT NULL,
    PRIMARY KEY (account, network)
);
CREATE INDEX login_attempts_last ON login_attempts (last_at);
CREATE TABLE login_networks (
    user_id uuid        NOT NULL REFERENCES users (id),
    network text        NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, network)
);
CREATE INDEX login_networks_seen ON login_networks (seen_at);
--rollback DROP TABLE login_networks; DROP TABLE login_attempts;
