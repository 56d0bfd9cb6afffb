// Puts the parts of the page together.

import * as account from "./account.js";
import { me, picture, remove, review as find } from "./api.js";
import * as chart from "./chart.js";
import { confirmed } from "./confirm.js";
import { byId, say } from "./dom.js";
import * as failure from "./failure.js";
import * as history from "./history.js";
import { Problem } from "./http.js";
import * as progress from "./progress.js";
import * as review from "./review.js";
import { go, note, route } from "./router.js";
import { isSignedIn, logOut, onEnd } from "./session.js";
import { isFinal, resume, submit } from "./submission.js";
import * as upload from "./upload.js";

let visit = new AbortController(); // of what is shown now
let drafter = ""; // whose draft the form holds

const actions = { again, retry, remove: removeShown };

onEnd((why) => leave(why));
account.start(enter);
history.start(removed);
upload.start(send);
addEventListener("hashchange", () => isSignedIn() && display());
byId("log-out").addEventListener("click", goodbye);
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
if (isSignedIn()) {
  enter().catch((e) => isSignedIn() && failure.trouble("No connection", e.message, () => location.reload()));
} else {
  account.ask();
}

async function enter() {
  const { email } = await me();
  if (email !== drafter) {
    upload.clear();
  }
  drafter = email;
  byId("email").textContent = email;
  signedIn(true);
  display();
}

async function goodbye() {
  const ended = logOut();
  leave("You have logged out.");
  try {
    await ended;
  } catch (e) {
    account.ask("You have logged out here, but the service could not be told: the session ends by itself.");
  }
}

/** Nothing of whoever was here is shown; a draft stays for the same user alone. */
function leave(why) {
  visit.abort();
  signedIn(false);
  byId("email").textContent = "";
  byId("review").replaceChildren();
  byId("history-filter").reset();
  chart.clear();
  history.clear();
  account.ask(why);
}

function signedIn(is) {
  byId("navigation").hidden = !is;
  byId("who").hidden = !is;
}

function display() {
  const signal = fresh();
  const { name, id } = route();
  if (name === "upload") {
    upload.open();
  } else if (name === "history") {
    history.open(signal);
  } else if (name === "review") {
    guarded(signal, () => openReview(id, signal));
  } else {
    failure.trouble("There is no such page", "The address is not known here.");
  }
}

function fresh() {
  visit.abort();
  visit = new AbortController();
  return visit.signal;
}

async function openReview(id, signal) {
  const found = await find(id, signal);
  if (isFinal(found.state)) {
    present(found, signal);
    return;
  }
  progress.start("");
  progress.step(found.state);
  present(await resume(id, progress, signal), signal);
}

function present(found, signal) {
  signal.throwIfAborted();
  (found.state === "failed" ? failure : review).open(found, actions, signal);
  say(found.state === "failed" ? "The review failed" : `Reviewed. Verdict: ${found.verdict}`);
}

/** What the form hands over. Throws only what the form can show: nothing has begun then. */
async function send(submission, address) {
  const signal = fresh();
  let begun = false;
  const told = {
    ...progress,
    begun: (id) => {
      begun = true;
      upload.begun();
      note(`#/reviews/${id}`);
    },
  };
  progress.start(address);
  try {
    const found = await submit(submission, told, signal);
    upload.clear();
    present(found, signal);
  } catch (e) {
    if (signal.aborted) {
      return;
    }
    if (!begun) {
      throw e;
    }
    unavailable(e);
  }
}

async function guarded(signal, work) {
  try {
    await work();
  } catch (e) {
    if (!signal.aborted && isSignedIn()) {
      unavailable(e);
    }
  }
}

function unavailable(e) {
  if (e instanceof Problem && e.status === 404) {
    failure.trouble("There is no such review", "It may have been deleted.");
  } else {
    failure.trouble("This cannot be shown now", e.message, display);
  }
}

/** The form, filled with what this review was asked with. */
async function again(found) {
  await refill(found);
  go("#/");
}

/** The same once more, with the chart that the service has kept. */
async function retry(found) {
  await refill(found);
  await upload.submit();
}

async function refill(found) {
  let kept = null;
  try {
    kept = found.image && { id: found.image.id, address: await picture(found.image.url) };
  } catch (e) {
    kept = { id: found.image.id, address: "" };
  }
  upload.fill(found.said, kept);
}

async function removed(found) {
  const meant = await confirmed(
    "Delete this review?",
    "It is gone from your history at once; its chart is removed in time (7 days), unless another review shows it.",
  );
  if (!meant) {
    return false;
  }
  try {
    await remove(found.id);
  } catch (e) {
    if (!(e instanceof Problem && e.status === 404)) {
      say(e.message);
      return false;
    }
  }
  say("The review is deleted");
  return true;
}

async function removeShown(found) {
  if (await removed(found)) {
    go("#/history");
  }
}
