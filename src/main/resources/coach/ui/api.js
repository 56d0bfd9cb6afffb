// The API as the signed-in user sees it.

import { asJson, jsonOf, Problem, request } from "./http.js";
import { renew, token } from "./session.js";

const REVIEWS = "/api/trade-analysis";
const EVENTS = "text/event-stream";

export const me = () => json("/api/auth/me");

export const review = (id, signal) => json(`${REVIEWS}/${encodeURIComponent(id)}`, { signal });

export const remove = (id) =>
  call(`${REVIEWS}/${encodeURIComponent(id)}`, { method: "DELETE" });

/** @param query an object; what is empty in it is left out */
export function reviews(query, signal) {
  const given = Object.entries(query).filter(([, value]) => value);
  return json(`${REVIEWS}?${new URLSearchParams(given)}`, { signal });
}

/** An address for an img; whoever asks for it must revoke it. */
export async function picture(url, signal) {
  const response = await call(url, { signal, headers: { Accept: "image/*" } });
  return URL.createObjectURL(await response.blob());
}

/** Begins a review and answers the stream of its steps. @param form FormData, or plain fields */
export function begin(form, key, signal) {
  const { body, headers } = form instanceof FormData ? { body: form, headers: {} } : asJson(form);
  return call(REVIEWS, {
    method: "POST",
    body,
    signal,
    headers: { ...headers, Accept: EVENTS, "Idempotency-Key": key },
  });
}

async function json(path, options) {
  return jsonOf(await call(path, options));
}

async function call(path, options = {}) {
  const used = await token();
  try {
    return await request(path, signed(options, used));
  } catch (e) {
    if (!(e instanceof Problem) || e.status !== 401) {
      throw e;
    }
  }
  await renew(used);
  return request(path, signed(options, await token()));
}

const signed = (options, used) => ({
  ...options,
  headers: { Accept: "application/json", ...options.headers, Authorization: `Bearer ${used}` },
});
