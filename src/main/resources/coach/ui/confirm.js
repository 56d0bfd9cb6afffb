// Asks before something is gone.

import { byId } from "./dom.js";

const dialog = byId("confirm");
let answer = () => {};

// Not the dialog's close event: it comes late, and the next question may have been asked by then.
dialog.addEventListener("cancel", () => answer(false));
dialog.addEventListener("submit", (event) => answer(event.submitter.value === "yes"));

/** Whether the user means it. The focus goes back to where it was. */
export function confirmed(title, text) {
  byId("confirm-title").textContent = title;
  byId("confirm-text").textContent = text;
  dialog.showModal();
  byId("confirm-no").focus();
  return new Promise((resolve) => {
    answer = resolve;
  });
}
