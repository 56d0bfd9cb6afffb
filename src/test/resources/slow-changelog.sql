--liquibase formatted sql

--changeset test:slow
CREATE TABLE half_made (n int);
SELECT pg_sleep(300);
--rollback DROP TABLE half_made;
