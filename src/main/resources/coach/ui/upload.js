// What is to be reviewed: a chart by choice, drop or paste, and the plan.

import { byId } from "./dom.js";
import { megabytes } from "./format.js";
import { Offline } from "./http.js";
import { show } from "./router.js";
import { Submission } from "./submission.js";

const TYPES = ["image/png", "image/jpeg", "image/webp"];
const LARGEST = 10 * 1024 * 1024;
const FIELDS = ["symbol", "timeframe", "direction", "account_risk_usd", "notes"];

let chart = null; // {file, address} or, kept by the service already, {id, address}
let pending = null; // sent once without an answer: its key is good for the same again
let send;

/** @param sending(submission, picture) what follows; when it throws, the form says so */
export function start(sending) {
  send = sending;
  const form = byId("upload-form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  form.addEventListener("input", () => (pending = null));
  byId("upload-image").addEventListener("change", (event) => take(event.target.files[0]));
  byId("upload-remove").addEventListener("click", () => {
    put(null);
    byId("upload-image").focus();
  });
  listen(byId("drop"));
}

export function open() {
  show("upload", "New review");
}

/** Fills the form with what was said before. @param kept {id, address} of its chart, or null */
export function fill(said, kept) {
  clear();
  const form = byId("upload-form");
  for (const field of FIELDS) {
    form.elements[field].value = said[field] ?? "";
  }
  put(kept);
}

export function clear() {
  byId("upload-form").reset();
  put(null);
  complain([]);
  byId("upload-error").textContent = "";
}

export async function submit() {
  complain([]);
  byId("upload-error").textContent = "";
  const fields = filled();
  if (!chart && !fields.notes?.trim()) {
    complain([{ field: "image", message: "Choose a chart, or describe your plan in the notes." }]);
    return;
  }
  pending ??= new Submission(form(fields));
  try {
    await send(pending, chart?.address ?? "");
    pending = null;
  } catch (e) {
    open();
    refused(e);
  }
}

/** Nothing more is to be sent under this key. */
export function begun() {
  pending = null;
}

function filled() {
  const given = [...new FormData(byId("upload-form"))].filter(
    ([name, value]) => FIELDS.includes(name) && value !== "",
  );
  return Object.fromEntries(given);
}

function form(fields) {
  const made = new FormData();
  Object.entries(fields).forEach(([name, value]) => made.append(name, value));
  if (chart?.file) {
    made.append("image", chart.file, "chart");
  } else if (chart) {
    made.append("image_id", chart.id);
  }
  return made;
}

function listen(drop) {
  const over = (is) => (event) => {
    event.preventDefault();
    drop.classList.toggle("over", is);
  };
  drop.addEventListener("dragenter", over(true));
  drop.addEventListener("dragover", over(true));
  drop.addEventListener("dragleave", over(false));
  drop.addEventListener("drop", (event) => {
    over(false)(event);
    take(event.dataTransfer.files[0]);
  });
  // A file that misses its place would replace the page.
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => event.preventDefault());
  addEventListener("paste", (event) => {
    const file = event.clipboardData?.files[0];
    if (file && !byId("upload").hidden) {
      event.preventDefault();
      take(file);
    }
  });
}

function take(file) {
  if (!file) {
    return;
  }
  const wrong = !TYPES.includes(file.type)
    ? "That is no PNG, JPEG or WebP picture."
    : file.size > LARGEST
      ? `That has ${megabytes(file.size)}; at most ${megabytes(10_000_000)} are taken.`
      : "";
  if (wrong) {
    complain([{ field: "image", message: wrong }]);
    return;
  }
  complain([]);
  put({ file, address: URL.createObjectURL(file) });
}

function put(next) {
  if (chart) {
    URL.revokeObjectURL(chart.address);
  }
  chart = next;
  pending = null;
  byId("upload-image").value = "";
  byId("upload-preview").hidden = !chart;
  if (chart) {
    byId("upload-preview").src = chart.address;
  } else {
    byId("upload-preview").removeAttribute("src");
  }
  byId("drop").classList.toggle("full", chart !== null);
  byId("drop-title").textContent = chart ? "Choose another chart" : "Choose a chart";
  byId("chosen").hidden = !chart;
  byId("chosen-name").textContent = chart ? described(chart) : "";
}

const described = ({ file }) =>
  file ? `${file.name || "Pasted picture"}, ${megabytes(file.size)}` : "The chart of your earlier review";

function refused(e) {
  const known = (e.errors ?? [])
    .map(({ field, message }) => ({ field: field === "image_id" ? "image" : field, message: `It ${message}.` }))
    .filter(({ field }) => place(field));
  complain(known);
  if (known.length > 0) {
    return;
  }
  if (e.status === 415 || e.status === 413) {
    complain([{ field: "image", message: e.message }]);
    return;
  }
  const kept = e instanceof Offline ? " What you entered is still here; sent again, it stays one review." : "";
  const number = e.status >= 500 && e.requestId ? ` (request ${e.requestId})` : "";
  byId("upload-error").textContent = e.message + (e.advice ?? "") + kept + number;
  byId("upload-submit").focus();
}

const place = (field) => byId(`upload-${field}-error`);

/** Says at each field what is wrong with it, and goes to the first. */
function complain(errors) {
  for (const field of ["image", ...FIELDS]) {
    const message = errors.find((error) => error.field === field)?.message ?? "";
    place(field).textContent = message;
    input(field)?.setAttribute("aria-invalid", message !== "");
    if (message && errors[0].field === field) {
      input(field)?.focus();
    }
  }
}

const input = (field) =>
  field === "image" ? byId("upload-image") : byId("upload-form").querySelector(`[name="${field}"]`);
