// Sends a review on its way and follows it, whatever happens to the connection.

import { begin, review } from "./api.js";
import { sleep } from "./dom.js";
import { Offline, Problem } from "./http.js";

const TRIES = 4;
const SILENCE_MS = 25_000; // two heartbeats and a half
const FINAL = new Set(["done", "failed"]);

export const isFinal = (state) => FINAL.has(state);

/** One question: however often it is sent, its key makes it one review. */
export class Submission {
  key = newKey();

  constructor(form) {
    this.form = form;
  }
}

/**
 * Answers the review when it is at its end.
 *
 * @param told.begun(id), told.step(state), told.trouble(text), where no text is no trouble
 */
export async function submit(submission, told, signal) {
  const response = await sent(submission, told, signal);
  const id = response.headers.get("Location").split("/").pop();
  told.begun(id);
  try {
    for await (const event of events(response.body)) {
      told.step(event.state);
      if (isFinal(event.state)) {
        return event;
      }
    }
  } catch (e) {
    signal.throwIfAborted();
  }
  return resume(id, told, signal);
}

/** Asks how far a review has come until it is at its end. */
export async function resume(id, told, signal) {
  for (let wait = 500; ; wait = Math.min(wait * 1.5, 5000)) {
    try {
      const now = await review(id, signal);
      told.trouble("");
      told.step(now.state);
      if (isFinal(now.state)) {
        return now;
      }
    } catch (e) {
      signal.throwIfAborted();
      if (!(e instanceof Offline) && !e.passes) {
        throw e;
      }
      wait = Math.max(wait, (e.retryAfter ?? 0) * 1000);
      told.trouble("The connection is lost. Your review goes on; we look for it again and again.");
    }
    await sleep(wait, signal);
  }
}

async function sent(submission, told, signal) {
  for (let tried = 1; ; tried++) {
    try {
      const response = await begin(submission.form, submission.key, signal);
      told.trouble("");
      return response;
    } catch (e) {
      signal.throwIfAborted();
      const again = e instanceof Offline || (e instanceof Problem && e.code === "key_in_use");
      if (!again || tried === TRIES) {
        throw e;
      }
      told.trouble("The connection broke. Trying again: it stays one review.");
    }
    await sleep(500 * 2 ** tried, signal);
  }
}

/** What comes as server-sent events, each with data in JSON; comments show that somebody is there. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await soon(reader.read());
      if (done) {
        return;
      }
      const blocks = (text + value).split(/\r?\n\r?\n/);
      text = blocks.pop();
      yield* blocks.map(data).filter(Boolean).map((it) => JSON.parse(it));
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

const data = (block) =>
  block
    .split(/\r?\n/)
    .filter((line) => line.startsWith("data:"))
    .map((line) => line.slice(5).trimStart())
    .join("\n");

function soon(promise) {
  let timer;
  const silence = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Offline()), SILENCE_MS);
  });
  return Promise.race([promise, silence]).finally(() => clearTimeout(timer));
}

/** crypto.randomUUID is for secure contexts only, and some try this over a LAN. */
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `page-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
