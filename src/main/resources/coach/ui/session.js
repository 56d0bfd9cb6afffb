// Who is signed in. The access token stays in memory; the refresh token, which is good once, in
// sessionStorage: it outlives a reload, and neither the tab nor another site gets at it.

import { asJson, jsonOf, Problem, request } from "./http.js";

const ENDED = "Your session has ended. Log in again.";
const KEY = "coach.refresh";
const EARLY_MS = 30_000;

let access = null;
let refresh = sessionStorage.getItem(KEY);
let expires = 0;
let renewal = null;
let whenEnded = () => {};

// A duplicated tab has the same refresh token: whoever uses it tells the others what came of it.
const twins = new BroadcastChannel("coach.session");
twins.onmessage = ({ data }) => {
  if (data.replaces !== refresh) {
    return;
  }
  if (data.tokens) {
    keep(data.tokens);
  } else {
    forget();
    whenEnded("You have logged out in another tab.");
  }
};

/** @param then is told why, when a session is over without having been logged out here */
export function onEnd(then) {
  whenEnded = then;
}

export const isSignedIn = () => refresh !== null;

export async function logIn(email, password) {
  keep(await post("login", { email, password }));
}

export async function register(email, password, invite) {
  keep(await post("register", invite ? { email, password, invite } : { email, password }));
}

export async function logOut() {
  const ended = refresh;
  forget();
  twins.postMessage({ replaces: ended, tokens: null });
  await request("/api/auth/logout", { method: "POST", ...asJson({ refresh_token: ended }) });
}

/** An access token that is good for a while. */
export async function token() {
  if (access === null || Date.now() > expires - EARLY_MS) {
    await renew(access);
  }
  return access;
}

/** Exchanges the refresh token, once for all that wait. @param old which is good no more */
export async function renew(old) {
  renewal ??= alone(() => exchange(old)).finally(() => {
    renewal = null;
  });
  await renewal;
}

/** One tab after the other, where the browser can. */
const alone = (work) => (navigator.locks ? navigator.locks.request(KEY, work) : work());

async function exchange(old) {
  if (access !== old) {
    return; // a twin was faster
  }
  const used = refresh;
  if (used === null) {
    throw new Error(ENDED); // what was under way when it ended
  }
  try {
    const tokens = await post("refresh", { refresh_token: used });
    twins.postMessage({ replaces: used, tokens });
    keep(tokens);
  } catch (e) {
    if (e instanceof Problem && (e.status === 401 || e.status === 422)) {
      forget();
      whenEnded(ENDED);
    }
    throw e;
  }
}

async function post(what, body) {
  return jsonOf(await request(`/api/auth/${what}`, { method: "POST", ...asJson(body) }));
}

function keep(tokens) {
  access = tokens.access_token;
  refresh = tokens.refresh_token;
  expires = Date.now() + tokens.expires_in * 1000;
  sessionStorage.setItem(KEY, refresh);
}

function forget() {
  access = null;
  refresh = null;
  sessionStorage.removeItem(KEY);
}
