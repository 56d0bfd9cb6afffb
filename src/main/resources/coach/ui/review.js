// A review that is done.

import { clear, figure } from "./chart.js";
import { byId, button, element } from "./dom.js";
import { money, prices, seconds, time } from "./format.js";
import { priced } from "./levels.js";
import { fact, plan, seen } from "./plan.js";
import { show } from "./router.js";
import { DIRECTIONS, VERDICTS } from "./words.js";

/** @param actions.again(review), actions.remove(review) */
export function open(review, actions, signal) {
  clear();
  const price = prices(everyPrice(review));
  byId("review").replaceChildren(
    ...[
      review.mock ? banner() : null,
      head(review),
      element(
        "div",
        { class: "review-top" },
        element(
          "div",
          { class: "review-main" },
          review.image ? figure(review, price, signal) : null,
          checks(review),
        ),
        plan(review, price),
      ),
      element(
        "div",
        { class: "review-rest" },
        list("Why", "reasons", review.reasons),
        list("Risks", "risks", review.risks),
        list("Mistakes to avoid", "mistakes", review.mistakes),
        list("Questions to you", "questions", review.questions),
        review.image ? seen(review, price) : null,
        said(review),
        details(review),
      ),
      foot(review, actions),
    ].filter(Boolean),
  );
  show("review", title(review));
}

const everyPrice = (review) => [
  ...priced(review).map(({ price }) => price),
  review.chart.last_price,
  review.plan.risk_per_unit,
];

function title(review) {
  const symbol = review.chart?.symbol ?? review.said.symbol ?? "Review";
  return [symbol, review.chart?.timeframe ?? review.said.timeframe].filter(Boolean).join(" ");
}

function banner() {
  return element(
    "p",
    { class: "banner", role: "note", id: "canned" },
    element("strong", {}, "Canned sample."),
    " No model has seen your trade; the answer is invented. Real reviews need a key of a model's provider.",
  );
}

function head(review) {
  const direction = DIRECTIONS[review.plan.direction] ?? "";
  return element(
    "header",
    { class: "review-head" },
    element("h1", { id: "review-title", tabindex: "-1" }, title(review), " ", pill(direction)),
    element("p", { class: "hint" }, "Reviewed ", time(review.finished_at ?? review.updated_at)),
    element(
      "p",
      { class: "verdict", "data-verdict": review.verdict },
      element("strong", {}, VERDICTS[review.verdict] ?? review.verdict),
      element("span", {}, review.reason ?? ""),
    ),
  );
}

const pill = (text) => element("span", { class: "pill" }, text);

function list(heading, id, texts) {
  if (texts.length === 0) {
    return null;
  }
  return card(
    heading,
    id,
    element("ul", { class: "plain" }, ...texts.map((text) => element("li", {}, text))),
  );
}

function card(heading, id, ...content) {
  return element(
    "section",
    { class: "card", "aria-labelledby": `${id}-title` },
    element("h2", { id: `${id}-title` }, heading),
    ...content,
  );
}

function checks(review) {
  const { findings, asked_again: again } = review;
  const names = checked(review).join(", ") || "nothing: there is nothing to compare";
  const content = findings.length
    ? [
        element("ul", { class: "findings" }, ...findings.map(finding)),
        element("p", { class: "hint" }, `Checked: ${names}.`),
      ]
    : [element("p", {}, `Nothing to object to. Checked: ${names}.`)];
  const note = again ? element("p", { class: "hint" }, "The model was asked once more with what we found.") : null;
  return card("Our checks", "checks", ...content, note);
}

/** Those that there was something to check with. */
function checked({ image, chart, plan: it, said: told, findings }) {
  const planned = [it.entry, it.stop, ...it.targets.map(({ price }) => price)].filter(Number.isFinite);
  const axis = [chart.axis.low_price, chart.axis.high_price].every(Number.isFinite);
  const sane = !findings.some(({ kind }) => kind === "axis_not_sane");
  return [
    planned.length > 1 && "order of the levels",
    image && axis && sane && "prices on the axis",
    image && told.symbol && chart.symbol && "symbol",
    image && told.timeframe && chart.timeframe && "timeframe",
  ].filter(Boolean);
}

const finding = ({ weight, message }) =>
  element(
    "li",
    { class: `finding-${weight}` },
    element("b", {}, weight === "error" ? "Contradiction" : "Note"),
    ` ${message}`,
  );

export function said({ said: it }) {
  const facts = [
    ...fact("Symbol", it.symbol),
    ...fact("Timeframe", it.timeframe),
    ...fact("Direction", it.direction && DIRECTIONS[it.direction]),
    ...fact("Account risk", it.account_risk_usd === null ? null : money(it.account_risk_usd)),
    ...fact("Notes", it.notes && element("span", { class: "notes" }, it.notes)),
  ];
  return facts.length ? card("What you said", "said", element("dl", { class: "facts" }, ...facts)) : null;
}

export function details(review) {
  return card(
    "Details",
    "details",
    element(
      "dl",
      { class: "facts" },
      ...fact("Model", review.model),
      ...fact("Cost", cost(review)),
      ...fact("Asked", asked(review)),
      ...fact("Took", review.finished_at && seconds(review.created_at, review.finished_at)),
      ...fact("Begun", time(review.created_at)),
      ...fact("Prompt", review.prompt_version),
      ...fact("Number", element("code", {}, review.id)),
    ),
  );
}

function cost({ cost_usd: usd, attempts }) {
  if (usd !== null) {
    return money(usd);
  }
  return attempts === 0
    ? "Not known"
    : "Not known: a model was asked, and what it charged nobody has told us. It counts as held.";
}

function asked({ attempts, asked_again: again, cost_usd: usd }) {
  if (attempts === 0) {
    return usd === null ? "not known" : "not at all";
  }
  return attempts === (again ? 2 : 1)
    ? again ? "twice" : "once"
    : `${again ? "twice" : "once"}, in ${attempts} requests`;
}

function foot(review, actions) {
  return element(
    "div",
    { class: "actions" },
    button("Ask again with this", {}, () => actions.again(review)),
    button("Delete", { class: "danger" }, () => actions.remove(review)),
  );
}
