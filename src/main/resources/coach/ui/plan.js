// The plan of a review: levels, what they are worth, and how much to buy or sell.

import { element } from "./dom.js";
import { money, number, percent } from "./format.js";
import { DIRECTIONS, levelName, plain, targetName } from "./words.js";

/** @param price writes a price */
export function plan(review, price) {
  const { plan: it } = review;
  const rows = [
    row("entry", "Entry", it.entry, price, null),
    row("stop", "Stop", it.stop, price, risk(it, price)),
    ...it.targets.map((target, index) =>
      row("target", targetName(it.targets, index), target.price, price, reward(target, price)),
    ),
  ];
  return element(
    "section",
    { class: "card plan", "aria-labelledby": "plan-title" },
    element("h2", { id: "plan-title" }, "The plan"),
    element("p", { class: "setup" }, setup(it)),
    it.setup_note ? element("p", { class: "hint" }, it.setup_note) : null,
    table(rows),
    element("dl", { class: "facts" }, ...facts(review)),
  );
}

function setup(it) {
  const direction = DIRECTIONS[it.direction] ?? plain(it.direction);
  return it.setup === "none" ? direction : `${direction}, ${plain(it.setup).toLowerCase()}`;
}

function table(rows) {
  const head = ["Level", "Price", "Per unit", "Reward / risk"].map((text) =>
    element("th", { scope: "col" }, text),
  );
  return element(
    "table",
    { class: "levels" },
    element("caption", { class: "unseen" }, "Levels of the plan, computed by this service"),
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows),
  );
}

function row(kind, name, value, price, worth) {
  return element(
    "tr",
    { class: `row-${kind}` },
    element("th", { scope: "row" }, name),
    element("td", {}, Number.isFinite(value) ? price(value) : "not given"),
    element("td", {}, worth?.perUnit ?? ""),
    element("td", {}, worth?.multiple ?? ""),
  );
}

const risk = (it, price) =>
  it.risk_per_unit === null
    ? null
    : { perUnit: `−${price(it.risk_per_unit)} (${percent(it.risk_percent)})` };

function reward(target, price) {
  const perUnit = target.reward_per_unit;
  return {
    perUnit: perUnit === null ? null : `${signed(perUnit, price)} (${percent(target.reward_percent)})`,
    multiple: target.reward_risk === null ? null : number(target.reward_risk, 2),
  };
}

const signed = (value, price) => (value < 0 ? `−${price(-value)}` : `+${price(value)}`);

function facts(review) {
  const { plan: it, position } = review;
  return [
    ...fact("Best reward / risk", it.best_reward_risk === null ? null : number(it.best_reward_risk, 2)),
    ...fact("Position size", position && size(position)),
    ...fact("Horizon", horizon(it.horizon)),
    ...fact("Model confidence", it.confidence === null ? null : percent(it.confidence * 100)),
  ];
}

function size(position) {
  const units = position.units;
  return [
    units === null ? "unknown" : `${number(units)} units for ${money(position.account_risk_usd)} at risk`,
    element("span", { class: "hint" }, position.assumption),
  ];
}

function horizon({ kind, bars, minutes }) {
  const parts = [kind && plain(kind), bars && `${number(bars)} bars`, minutes && `${number(minutes)} min`];
  return parts.filter(Boolean).join(", ") || null;
}

export function fact(name, value) {
  if (value === null || value === undefined || value === "") {
    return [];
  }
  return [element("dt", {}, name), element("dd", {}, ...[value].flat())];
}

/** What the model read off the chart. */
export function seen(review, price) {
  const { chart } = review;
  const levels = chart.levels.map((level) =>
    element(
      "li",
      {},
      element("b", {}, `${levelName(level.kind)} ${price(level.price)}`),
      level.note ? ` ${level.note}` : null,
    ),
  );
  return element(
    "section",
    { class: "card", "aria-labelledby": "seen-title" },
    element("h2", { id: "seen-title" }, "Seen on the chart"),
    element(
      "dl",
      { class: "facts" },
      ...fact("Trend", plain(chart.trend)),
      ...fact("Last price", chart.last_price === null ? null : price(chart.last_price)),
    ),
    levels.length ? element("ul", { class: "plain" }, ...levels) : null,
  );
}
