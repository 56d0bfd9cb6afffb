// Which part of the page is shown: by the address's fragment, which never leaves the browser.

import { byId } from "./dom.js";

const SECTIONS = ["sign-in", "upload", "progress", "review", "history", "trouble-page"];
const ROUTES = [
  [/^#\/reviews\/([0-9a-f-]{36})$/, "review"],
  [/^#\/history$/, "history"],
  [/^(#\/)?$/, "upload"],
];

export function route() {
  for (const [pattern, name] of ROUTES) {
    const match = pattern.exec(location.hash);
    if (match) {
      return { name, id: match[1] };
    }
  }
  return { name: "missing" };
}

/** Shows one section, and takes those who use no mouse to its title. */
export function show(name, title) {
  for (const section of SECTIONS) {
    byId(section).hidden = section !== name;
  }
  for (const link of byId("navigation").querySelectorAll("a")) {
    const here = link.hash === (name === "upload" ? "#/" : name === "history" ? "#/history" : "");
    if (here) {
      link.setAttribute("aria-current", "page");
    } else {
      link.removeAttribute("aria-current");
    }
  }
  document.title = `${title} · Trading Coach`;
  const heading = byId(name).querySelector("h1");
  window.scrollTo(0, 0);
  heading?.focus({ preventScroll: true });
}

export function go(hash) {
  if (location.hash === hash) {
    dispatchEvent(new HashChangeEvent("hashchange"));
  } else {
    location.hash = hash;
  }
}

/** The address of what is shown already. */
export function note(hash) {
  if (location.hash !== hash) {
    history.pushState(null, "", hash);
  }
}
