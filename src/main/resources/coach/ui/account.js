// Logging in, and registering where that is open.

import { byId, during } from "./dom.js";
import { logIn, register } from "./session.js";
import { show } from "./router.js";

const LOG_IN = {
  title: "Log in",
  password: "current-password",
  question: "No account yet?",
  other: "Register",
};
const REGISTER = {
  title: "Register",
  password: "new-password",
  question: "You have an account?",
  other: "Log in",
};

const registration = document.documentElement.dataset.registration;
let mode = LOG_IN;

/** @param done what happens when somebody is signed in */
export function start(done) {
  byId("sign-in-form").addEventListener("submit", (event) => {
    event.preventDefault();
    during(byId("sign-in-submit"), () => send(done));
  });
  byId("sign-in-switch").addEventListener("click", () => {
    turn(mode === LOG_IN ? REGISTER : LOG_IN);
    byId("sign-in-title").focus();
  });
  byId("sign-in-other").hidden = registration === "closed";
}

/** @param notice why one has to log in again, if so */
export function ask(notice = "") {
  turn(LOG_IN);
  byId("sign-in-notice").textContent = notice;
  byId("sign-in-notice").hidden = !notice;
  show("sign-in", LOG_IN.title);
}

function turn(to) {
  mode = to;
  const registers = to === REGISTER;
  byId("sign-in-title").textContent = to.title;
  byId("sign-in-submit").textContent = to.title;
  byId("sign-in-question").textContent = to.question;
  byId("sign-in-switch").textContent = to.other;
  byId("sign-in-password").autocomplete = to.password;
  byId("sign-in-password-hint").hidden = !registers;
  byId("sign-in-invite-field").hidden = !registers || registration !== "invite";
  byId("sign-in-error").textContent = "";
}

async function send(done) {
  const [email, password] = [byId("sign-in-email"), byId("sign-in-password")];
  byId("sign-in-error").textContent = "";
  const missing = [email, password].find((input) => input.value === "");
  if (missing) {
    byId("sign-in-error").textContent = "E-mail address and password are needed.";
    missing.focus();
    return;
  }
  try {
    await (mode === REGISTER
      ? register(email.value, password.value, byId("sign-in-invite").value.trim())
      : logIn(email.value, password.value));
    byId("sign-in-form").reset();
    await done();
  } catch (e) {
    byId("sign-in-error").textContent = sentence(e);
    password.focus();
  }
}

function sentence(e) {
  const errors = (e.errors ?? []).map(({ field, message }) => `${named(field)} ${message}.`);
  return (errors.join(" ") || e.message) + (e.advice ?? "");
}

const named = (field) => ({ email: "The e-mail address", password: "The password" })[field] ?? field;
