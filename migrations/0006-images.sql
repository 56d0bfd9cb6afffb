--liquibase formatted sql

--changeset coach:0006-images
--comment Charts as we drew them anew, once per owner. Already packed: not to be packed again, so that a part can be read without the rest.
CREATE TABLE images (
    id           uuid        NOT NULL PRIMARY KEY,
    owner        uuid        NOT NULL REFERENCES users (id),
    sha256       bytea       NOT NULL CHECK (octet_length(sha256) = 32),
    media_type   text        NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg')),
    width        integer     NOT NULL CHECK (width BETWEEN 1 AND 16384),
    height       integer     NOT NULL CHECK (height BETWEEN 1 AND 16384),
    bytes        bytea       NOT NULL CHECK (octet_length(bytes) > 0),
    created_at   timestamptz NOT NULL,
    unused_since timestamptz CHECK (unused_since >= created_at),
    CONSTRAINT images_once UNIQUE (owner, sha256)
);
ALTER TABLE images ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE INDEX images_unused ON images (unused_since) WHERE unused_since IS NOT NULL;
--rollback DROP TABLE images;
