// A review that came to nothing: why, and how to try again.

import { clear, figure } from "./chart.js";
import { byId, button, element } from "./dom.js";
import { time } from "./format.js";
import { details, said } from "./review.js";
import { show } from "./router.js";
import { failure } from "./words.js";

/** @param actions.retry(review), actions.again(review), actions.remove(review) */
export function open(review, actions, signal) {
  clear();
  const { kind, message, retry_at: later } = review.failure;
  const [title, sentence] = failure(kind);
  byId("review").replaceChildren(
    element(
      "div",
      { class: "failure card", "data-failure": kind },
      element("h1", { id: "review-title", tabindex: "-1" }, title),
      element("p", { class: "lead" }, sentence),
      element("p", { class: "hint" }, message),
      later ? element("p", { class: "hint" }, "It may be worth another try from ", time(later), " on.") : null,
      element(
        "div",
        { class: "actions" },
        button("Try again", { class: "primary" }, () => actions.retry(review)),
        button("Change it first", {}, () => actions.again(review)),
        button("Delete", { class: "danger" }, () => actions.remove(review)),
      ),
    ),
    ...(review.image ? [figure(review, String, signal)] : []),
    element("div", { class: "review-rest" }, said(review), details(review)),
  );
  show("review", title);
}

/** What is not there, or cannot be had now. @param again what a click on the button does */
export function trouble(title, text, again) {
  byId("trouble-page").replaceChildren(
    element("h1", { id: "trouble-title", tabindex: "-1" }, title),
    element("p", { class: "lead" }, text),
    ...(again ? [button("Try again", { class: "primary" }, again)] : []),
  );
  show("trouble-page", title);
}
