--liquibase formatted sql

--changeset coach:0008-review-bills
--comment A review that ended before anybody could write down what it cost has no cost here: the ledger knows it by the review's id. The index no longer has the lease in it, which is renewed every other second.
ALTER TABLE trade_reviews ALTER COLUMN cost_micro_usd DROP NOT NULL;
ALTER TABLE trade_reviews ADD CONSTRAINT trade_reviews_check_cost CHECK (cost_micro_usd IS NOT NULL OR state = 'failed');
DROP INDEX trade_reviews_lease;
CREATE INDEX trade_reviews_under_way ON trade_reviews (id) WHERE finished_at IS NULL;
--rollback DROP INDEX trade_reviews_under_way; CREATE INDEX trade_reviews_lease ON trade_reviews (lease_until) WHERE lease_until IS NOT NULL; UPDATE trade_reviews SET cost_micro_usd = 0 WHERE cost_micro_usd IS NULL; ALTER TABLE trade_reviews DROP CONSTRAINT trade_reviews_check_cost; ALTER TABLE trade_reviews ALTER COLUMN cost_micro_usd SET NOT NULL;
