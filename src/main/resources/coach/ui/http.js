// Requests, and the two ways in which they fail.

/** The service answered, with a problem (RFC 9457). */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body.detail || body.title || `The service answered with status ${status}.`);
    this.name = "Problem";
    this.status = status;
    this.code = body.code ?? "";
    this.errors = Array.isArray(body.errors) ? body.errors : [];
    this.requestId = body.request_id ?? "";
    this.retryAfter = retryAfter;
  }

  /** When to ask again, as a sentence after another; empty where it is not said. */
  get advice() {
    return this.retryAfter ? ` Try again in ${this.retryAfter} s.` : "";
  }

  /** Whether the same request may do better a little later. */
  get passes() {
    return this.code === "over_limit" || this.code === "key_in_use" || this.status >= 502;
  }
}

/** Nobody answered, or not to the end: nobody knows what became of it. */
export class Offline extends Error {
  constructor(cause) {
    super("The service cannot be reached. Check your connection, and try again.", { cause });
    this.name = "Offline";
  }
}

/** Answers a response of status 2xx, or throws. */
export async function request(path, options = {}) {
  const response = await fetched(path, options);
  if (response.ok) {
    return response;
  }
  const seconds = Number(response.headers.get("Retry-After"));
  throw new Problem(response.status, await bodyOf(response), seconds > 0 ? seconds : null);
}

export const asJson = (body) => ({
  body: JSON.stringify(body),
  headers: { "Content-Type": "application/json" },
});

/** What the answer says, which may break off on its way. */
export async function jsonOf(response) {
  try {
    return await response.json();
  } catch (e) {
    throw aborted(e) ?? new Offline(e);
  }
}

async function fetched(path, options) {
  try {
    return await fetch(path, { credentials: "omit", ...options });
  } catch (e) {
    throw aborted(e) ?? new Offline(e);
  }
}

const aborted = (e) => (e?.name === "AbortError" ? e : null);

async function bodyOf(response) {
  try {
    return (await response.json()) ?? {};
  } catch {
    return {};
  }
}
