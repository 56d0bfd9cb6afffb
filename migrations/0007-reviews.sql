--liquibase formatted sql

--changeset coach:0007-trade-reviews
--comment One row for each review, written before any model is asked. Ids are UUIDv7, so a range of ids is a range of time. What is under way has a lease; whoever finds it run out ends it.
CREATE TABLE trade_reviews (
    id               uuid        NOT NULL PRIMARY KEY,
    owner            uuid        NOT NULL REFERENCES users (id),
    state            text        NOT NULL CHECK (state IN ('accepted', 'reading', 'checking', 'asking_again', 'done', 'failed')),
    image_id         uuid,
    said_symbol      text        CHECK (length(said_symbol) BETWEEN 1 AND 40),
    said_timeframe   text,
    said_direction   text        CHECK (said_direction IN ('long', 'short')),
    said_notes       text        CHECK (length(said_notes) BETWEEN 1 AND 4000),
    account_risk_usd numeric     CHECK (account_risk_usd > 0),
    prompt_version   text        NOT NULL,
    request_id       text        NOT NULL,
    model            text,
    mock             boolean     NOT NULL DEFAULT false,
    cost_micro_usd   bigint      NOT NULL DEFAULT 0 CHECK (cost_micro_usd >= 0),
    attempts         integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    questions        integer     NOT NULL DEFAULT 0 CHECK (questions BETWEEN 0 AND 2),
    answer           jsonb       CHECK (jsonb_typeof(answer) = 'object'),
    findings         jsonb       CHECK (jsonb_typeof(findings) = 'array'),
    symbol           text,
    timeframe        text,
    direction        text        CHECK (direction IN ('long', 'short', 'none')),
    verdict          text        CHECK (verdict IN ('take', 'wait', 'skip', 'unclear')),
    reason           text        CHECK (length(reason) BETWEEN 1 AND 500),
    failure          text        CHECK (failure IN ('over_budget', 'ledger_unavailable', 'no_model', 'deadline', 'declined', 'unreadable', 'rejected', 'unusable', 'interrupted', 'internal')),
    failure_message  text        CHECK (length(failure_message) BETWEEN 1 AND 1000),
    retry_at         timestamptz,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL CHECK (updated_at >= created_at),
    finished_at      timestamptz,
    lease_until      timestamptz,
    deleted_at       timestamptz,
    CHECK ((state = 'done') = (verdict IS NOT NULL)),
    CHECK ((verdict IS NULL) = (reason IS NULL) AND (verdict IS NULL) = (answer IS NULL)
        AND (verdict IS NULL) = (findings IS NULL) AND (verdict IS NULL) = (direction IS NULL)),
    CHECK ((state = 'failed') = (failure IS NOT NULL)),
    CHECK ((failure IS NULL) = (failure_message IS NULL)),
    CHECK ((state IN ('done', 'failed')) = (finished_at IS NOT NULL)),
    CHECK ((state IN ('done', 'failed')) = (lease_until IS NULL))
);
CREATE INDEX trade_reviews_owner ON trade_reviews (owner, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX trade_reviews_symbol ON trade_reviews (owner, symbol, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX trade_reviews_verdict ON trade_reviews (owner, verdict, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX trade_reviews_symbol_verdict ON trade_reviews (owner, symbol, verdict, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX trade_reviews_lease ON trade_reviews (lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX trade_reviews_image ON trade_reviews (owner, image_id) WHERE image_id IS NOT NULL;
CREATE INDEX trade_reviews_deleted ON trade_reviews (deleted_at) WHERE deleted_at IS NOT NULL;
--rollback DROP TABLE trade_reviews;

--changeset coach:0007-trade-predictions
--comment What each review foretold, to be scored later; null = unknown, also where a level did not pass the checks. Holds no text, and outlives its review.
CREATE TABLE trade_predictions (
    review_id       uuid        NOT NULL PRIMARY KEY,
    owner           uuid        NOT NULL REFERENCES users (id),
    symbol          text,
    timeframe       text,
    direction       text        NOT NULL CHECK (direction IN ('long', 'short', 'none')),
    entry           numeric     CHECK (entry > 0),
    stop            numeric     CHECK (stop > 0),
    target          numeric     CHECK (target > 0),
    horizon         text        CHECK (horizon IN ('scalp', 'intraday', 'swing', 'position')),
    horizon_bars    integer     CHECK (horizon_bars > 0),
    horizon_minutes integer     CHECK (horizon_minutes > 0),
    confidence      numeric     CHECK (confidence BETWEEN 0 AND 1),
    model           text        NOT NULL,
    mock            boolean     NOT NULL,
    made_at         timestamptz NOT NULL,
    CHECK (direction <> 'none' OR (entry IS NULL AND stop IS NULL AND target IS NULL)),
    CHECK (direction <> 'long' OR ((stop IS NULL OR stop < entry) AND (target IS NULL OR target > entry))),
    CHECK (direction <> 'short' OR ((stop IS NULL OR stop > entry) AND (target IS NULL OR target < entry)))
);
CREATE INDEX trade_predictions_made ON trade_predictions (made_at);
CREATE INDEX trade_predictions_owner ON trade_predictions (owner, review_id DESC);
--rollback DROP TABLE trade_predictions;
