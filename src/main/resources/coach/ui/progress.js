// The steps of a review that is under way.

import { byId, element, say } from "./dom.js";
import { show } from "./router.js";
import { STEPS } from "./words.js";

let steps;
let at;

/** @param picture address of the chart; empty = there is none */
export function start(picture) {
  steps = ["sending", "accepted", "reading", "checking", "done"];
  at = 0;
  byId("progress-chart").hidden = !picture;
  if (picture) {
    byId("progress-chart").src = picture;
  } else {
    byId("progress-chart").removeAttribute("src");
  }
  trouble("");
  render(STEPS.sending);
  show("progress", "Under way");
}

export function step(state) {
  const before = at;
  at = steps.indexOf(state, steps[at] === state ? at : at + 1);
  if (at === -1) {
    at = before + 1;
    steps.splice(at, 0, ...(state === "asking_again" ? [state, "checking"] : [state]));
  }
  if (at !== before) {
    render(STEPS[state]);
  }
}

export function trouble(text) {
  if (byId("trouble").textContent !== text) {
    byId("trouble").textContent = text;
    byId("trouble").hidden = !text;
    say(text);
  }
}

function render(said) {
  byId("steps").replaceChildren(
    ...steps.map((state, index) =>
      element(
        "li",
        { class: index < at ? "past" : index === at ? "present" : "", "aria-current": index === at && "step" },
        STEPS[state],
        index < at ? element("span", { class: "unseen" }, " (done)") : null,
      ),
    ),
  );
  say(said);
}
