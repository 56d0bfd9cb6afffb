--liquibase formatted sql

--changeset coach:0004-ai-attempts
--comment One row for each request to a provider, committed before it leaves. Ids are UUIDv7, so a range of ids is a range of time. No key to users: it would lock their row at each call.
CREATE TABLE ai_attempts (
    id                  uuid        NOT NULL PRIMARY KEY,
    answer_id           uuid        NOT NULL,
    at                  timestamptz NOT NULL,
    expires_at          timestamptz NOT NULL,
    ended_at            timestamptz,
    state               text        NOT NULL CHECK (state IN ('held', 'settled', 'released', 'unknown')),
    outcome             text,
    purpose             text        NOT NULL,
    provider            text        NOT NULL,
    model               text        NOT NULL,
    price_id            text        NOT NULL,
    user_id             uuid        NOT NULL,
    api_key_id          uuid,
    request_id          text        NOT NULL,
    attempt             integer     NOT NULL CHECK (attempt >= 1),
    after               text,
    budget_day          date        NOT NULL,
    held_micro_usd      bigint      NOT NULL CHECK (held_micro_usd >= 0),
    cost_micro_usd      bigint      CHECK (cost_micro_usd >= 0),
    input_tokens        bigint      CHECK (input_tokens >= 0),
    cached_input_tokens bigint      CHECK (cached_input_tokens >= 0),
    cache_write_tokens  bigint      CHECK (cache_write_tokens >= 0),
    output_tokens       bigint      CHECK (output_tokens >= 0),
    reasoning_tokens    bigint      CHECK (reasoning_tokens >= 0),
    latency_ms          integer     CHECK (latency_ms >= 0),
    first_byte_ms       integer     CHECK (first_byte_ms >= 0),
    resolved_by         uuid,
    CHECK ((state = 'settled') = (cost_micro_usd IS NOT NULL)),
    CHECK ((state = 'held') = (ended_at IS NULL)),
    CHECK ((state = 'held') = (outcome IS NULL)),
    CHECK ((at <= expires_at) AND (ended_at IS NULL OR at <= ended_at))
) PARTITION BY RANGE (id);
CREATE INDEX ai_attempts_user ON ai_attempts (user_id, id);
CREATE INDEX ai_attempts_held ON ai_attempts (expires_at) WHERE state = 'held';
CREATE INDEX ai_attempts_unknown ON ai_attempts (id) WHERE state = 'unknown';
-- For the list, however rare what is looked for is among millions.
CREATE INDEX ai_attempts_released ON ai_attempts (id) WHERE state = 'released';
CREATE INDEX ai_attempts_model ON ai_attempts (model, id);
-- For what comes before its month has been prepared; empty as a rule.
CREATE TABLE ai_attempts_rest PARTITION OF ai_attempts DEFAULT;
--rollback DROP TABLE ai_attempts;

--changeset coach:0004-ai-attempt-months splitStatements:false
--comment The service may not create or drop tables: these two do it for it, month by month.
CREATE FUNCTION ai_first_id(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Months that are gone: periods that began in them cannot be recomputed.
CREATE TABLE ai_retired_months (
    month date NOT NULL PRIMARY KEY
);

-- A lock that is not to be had at once is given up: whoever waits for one holds up the writers.
CREATE FUNCTION ai_attempts_prepare() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET lock_timeout = '500ms' AS $$
DECLARE
    month timestamptz;
    name  text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('ai_attempts'));
    FOR ahead IN 0..2 LOOP
        month := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead)) AT TIME ZONE 'UTC';
        name := 'ai_attempts_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM');
        CONTINUE WHEN to_regclass(name) IS NOT NULL;
        LOCK TABLE ai_attempts_rest IN ACCESS EXCLUSIVE MODE; -- first, or it deadlocks with a writer
        EXECUTE format('CREATE TABLE %I (LIKE ai_attempts INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
        EXECUTE format('WITH early AS (DELETE FROM ai_attempts_rest WHERE id >= %L AND id < %L RETURNING *) INSERT INTO %I SELECT * FROM early',
            ai_first_id(month), ai_first_id((month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC'), name);
        EXECUTE format('ALTER TABLE ai_attempts ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
            name, ai_first_id(month), ai_first_id((month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC'));
    END LOOP;
END
$$;

CREATE FUNCTION ai_attempts_retire(keep interval) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET lock_timeout = '500ms' AS $$
DECLARE
    oldest  timestamptz := date_trunc('month', (now() - keep) AT TIME ZONE 'UTC') AT TIME ZONE 'UTC';
    old     record;
    dropped integer := 0;
BEGIN
    IF keep < interval '31 days' THEN
        RAISE EXCEPTION 'the ledger keeps at least 31 days';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('ai_attempts'));
    FOR old IN
        SELECT child.relname FROM pg_inherits JOIN pg_class child ON child.oid = inhrelid
        WHERE inhparent = 'ai_attempts'::regclass AND child.relname ~ '^ai_attempts_[0-9]{4}_[0-9]{2}$'
          AND (to_date(right(child.relname, 7), 'YYYY_MM') + interval '1 month') AT TIME ZONE 'UTC' <= now() - keep
    LOOP
        EXECUTE format('DROP TABLE %I', old.relname);
        INSERT INTO ai_retired_months VALUES (to_date(right(old.relname, 7), 'YYYY_MM')) ON CONFLICT DO NOTHING;
        dropped := dropped + 1;
    END LOOP;
    DELETE FROM ai_attempts_rest WHERE id < ai_first_id(oldest);
    IF FOUND THEN
        INSERT INTO ai_retired_months VALUES ((oldest AT TIME ZONE 'UTC' - interval '1 month')::date) ON CONFLICT DO NOTHING;
    END IF;
    RETURN dropped;
END
$$;

SELECT ai_attempts_prepare();
--rollback DROP FUNCTION ai_attempts_retire(interval); DROP FUNCTION ai_attempts_prepare(); DROP FUNCTION ai_first_id(timestamptz); DROP TABLE ai_retired_months;

--changeset coach:0004-ai-budgets
--comment One row for each cap and period; a new period is a new row. The nil UUID stands for everybody.
CREATE TABLE ai_budgets (
    kind            text   NOT NULL CHECK (kind IN ('day', 'month', 'user_day', 'key_day')),
    subject         uuid   NOT NULL,
    starts          date   NOT NULL,
    held_micro_usd  bigint NOT NULL DEFAULT 0 CHECK (held_micro_usd >= 0),
    spent_micro_usd bigint NOT NULL DEFAULT 0 CHECK (spent_micro_usd >= 0),
    PRIMARY KEY (kind, subject, starts)
) WITH (fillfactor = 50);
CREATE INDEX ai_budgets_starts ON ai_budgets (starts);
CREATE TABLE ai_budget_overrides (
    id            uuid        NOT NULL PRIMARY KEY,
    cap_micro_usd bigint      NOT NULL CHECK (cap_micro_usd >= 0),
    set_at        timestamptz NOT NULL,
    until         timestamptz NOT NULL CHECK (until > set_at),
    set_by        text        NOT NULL
);
CREATE INDEX ai_budget_overrides_until ON ai_budget_overrides (until);
CREATE TABLE ai_usage_epochs (
    id     uuid        NOT NULL PRIMARY KEY,
    since  timestamptz NOT NULL,
    set_by text        NOT NULL
);
-- What was settled since an epoch began (nil: before the first), in sum: nobody counts millions of attempts.
CREATE TABLE ai_usage_totals (
    epoch               uuid   NOT NULL,
    subject             uuid   NOT NULL,
    provider            text   NOT NULL,
    model               text   NOT NULL,
    requests            bigint NOT NULL,
    input_tokens        bigint NOT NULL,
    cached_input_tokens bigint NOT NULL,
    cache_write_tokens  bigint NOT NULL,
    output_tokens       bigint NOT NULL,
    cost_micro_usd      bigint NOT NULL,
    PRIMARY KEY (epoch, subject, provider, model)
) WITH (fillfactor = 50);
--rollback DROP TABLE ai_usage_totals; DROP TABLE ai_usage_epochs; DROP TABLE ai_budget_overrides; DROP TABLE ai_budgets;

--changeset coach:0004-ai-keys
--comment When a key of a provider was first seen, by its fingerprint: keys are replaced by age.
CREATE TABLE ai_keys (
    provider    text        NOT NULL,
    fingerprint text        NOT NULL,
    first_seen  timestamptz NOT NULL,
    PRIMARY KEY (provider, fingerprint)
);
--rollback DROP TABLE ai_keys;
