// The reviews so far, newest first.

import { reviews } from "./api.js";
import { byId, button, during, element, say } from "./dom.js";
import { midnight, money, time } from "./format.js";
import { show } from "./router.js";
import { DIRECTIONS, failure, STEPS, VERDICTS } from "./words.js";

const AT_ONCE = 20;

let next = null;
let remove;
let visit; // an AbortSignal: whoever has left is shown nothing more

/** @param removing(review) asks, and answers whether it is gone */
export function start(removing) {
  remove = removing;
  const form = byId("history-filter");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    load();
  });
  form.querySelector("[type=reset]").addEventListener("click", () => setTimeout(load));
  byId("history-more").addEventListener("click", (event) => during(event.target, more));
}

export async function open(signal) {
  visit = signal;
  clear();
  show("history", "History");
  await load();
}

export function clear() {
  byId("entries").replaceChildren();
  byId("history-more").hidden = true;
  byId("history-empty").hidden = true;
}

async function load() {
  await page("", (entries) => byId("entries").replaceChildren(...entries));
  if (visit.aborted) {
    return;
  }
  const none = byId("entries").children.length === 0;
  byId("history-empty").hidden = !none || byId("filter-error").textContent !== "";
  byId("history-empty").textContent = isFiltered()
    ? "No review is like that."
    : "There are no reviews yet. The first one begins with a chart or a plan.";
}

async function more() {
  const before = byId("entries").children.length;
  await page(next, (entries) => byId("entries").append(...entries));
  byId("entries").children[before]?.querySelector("a").focus();
}

async function page(cursor, put) {
  const { from, to, ...rest } = Object.fromEntries(new FormData(byId("history-filter")));
  const query = { ...rest, from: midnight(from, 0), to: midnight(to, 1), limit: AT_ONCE, cursor };
  byId("filter-error").textContent = "";
  try {
    const { items, next: following } = await reviews(query, visit);
    next = following;
    put(items.map(entry));
    byId("history-more").hidden = !next;
    say(`${byId("entries").children.length} reviews`);
  } catch (e) {
    if (visit.aborted) {
      return;
    }
    const errors = (e.errors ?? []).map(({ field, message }) => `${field} ${message}`);
    byId("filter-error").textContent = errors.join("; ") || e.message;
  }
}

const isFiltered = () => [...new FormData(byId("history-filter")).values()].some(Boolean);

function entry(it) {
  const name = [it.symbol ?? "No symbol", it.timeframe, it.direction && DIRECTIONS[it.direction]]
    .filter(Boolean)
    .join(" · ");
  const made = element(
    "li",
    { class: "entry" },
    element("span", { class: "badge", "data-verdict": it.verdict ?? it.state }, word(it)),
    element(
      "div",
      { class: "entry-text" },
      element("a", { href: `#/reviews/${it.id}` }, name),
      it.mock ? element("span", { class: "pill" }, "canned") : null,
      element("p", {}, it.reason ?? sentence(it)),
    ),
    element("p", { class: "hint entry-when" }, time(it.created_at), cost(it)),
    button("Delete", { class: "quiet", "aria-label": `Delete the review of ${name}` }, () =>
      gone(it, made),
    ),
  );
  return made;
}

/** Of what is under way it is not known yet. */
function cost({ finished_at: finished, cost_usd: usd }) {
  return !finished ? "" : usd === null ? " · cost not known" : ` · ${money(usd)}`;
}

const word = (it) => VERDICTS[it.verdict] ?? (it.state === "failed" ? "Failed" : "Under way");

const sentence = (it) => (it.failure ? `${failure(it.failure)[0]}.` : `${STEPS[it.state]}.`);

async function gone(it, made) {
  if (await remove(it)) {
    const neighbour = made.nextElementSibling ?? made.previousElementSibling;
    made.remove();
    (neighbour?.querySelector("a") ?? byId("history-title")).focus();
  }
}
