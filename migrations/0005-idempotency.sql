--liquibase formatted sql

--changeset coach:0005-idempotency
--comment One row for each request that carries an idempotency key, for a day. No key to users: it would lock their row at each call. answer_id is what the books know the answer by.
CREATE TABLE idempotency_keys (
    user_id      uuid        NOT NULL,
    route        text        NOT NULL CHECK (length(route) BETWEEN 1 AND 200),
    key          text        NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    body_hash    bytea       NOT NULL CHECK (octet_length(body_hash) = 32),
    answer_id    uuid        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('running', 'done', 'lost')),
    lease_until  timestamptz NOT NULL,
    created_at   timestamptz NOT NULL,
    status       integer     CHECK (status BETWEEN 200 AND 599),
    content_type text,
    headers      text[],
    body         bytea       CHECK (octet_length(body) <= 2097152),
    PRIMARY KEY (user_id, route, key),
    CHECK (lease_until >= created_at),
    CHECK ((state = 'done') = (status IS NOT NULL)),
    CHECK ((state = 'done') = (content_type IS NOT NULL)),
    CHECK ((state = 'done') = (headers IS NOT NULL)),
    CHECK ((state = 'done') = (body IS NOT NULL))
);
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);
--rollback DROP TABLE idempotency_keys;
