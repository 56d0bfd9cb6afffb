// What the API's words are called on the page.

export const VERDICTS = {
  take: "Take",
  wait: "Wait",
  skip: "Skip",
  unclear: "Unclear",
};

export const STEPS = {
  sending: "Sending",
  accepted: "Accepted",
  reading: "The model reads it",
  checking: "We check its answer",
  asking_again: "It is asked once more",
  done: "Done",
  failed: "Not done",
};

const LEVELS = {
  support: "Support",
  resistance: "Resistance",
  swing_high: "Swing high",
  swing_low: "Swing low",
  gap: "Gap",
  other: "Level",
};

export const levelName = (kind) => LEVELS[kind] ?? LEVELS.other;

/** Numbered where there are several. */
export const targetName = (targets, index) => (targets.length > 1 ? `Target ${index + 1}` : "Target");

export const DIRECTIONS = { long: "Long", short: "Short", none: "No trade" };

const LATER = "Your chart is kept: nothing needs to be uploaded again.";

/** Why there is no review, in a title and a sentence each. */
const FAILURES = {
  over_budget: [
    "The budget is used up",
    "What may be spent on models is spent, so none was asked. " + LATER,
  ],
  ledger_unavailable: [
    "The books cannot be written",
    "Nothing is spent that cannot be written down, so no model was asked. This passes as a rule.",
  ],
  no_model: ["No model answers", "All of them are out of reach at the moment. " + LATER],
  deadline: ["It took too long", "No model came to an end in the time that it has. " + LATER],
  declined: [
    "The model declined",
    "It will not answer this. Another chart or other notes may do better.",
  ],
  unreadable: [
    "The chart could not be read",
    "Try a sharper or larger picture that shows the price axis, or name symbol and timeframe.",
  ],
  rejected: [
    "No model takes this question",
    "It is refused as it is. Shorter notes or a smaller picture may do.",
  ],
  unusable: [
    "The answer could not be used",
    "The model answered twice in a form that nobody can check. Another try may do better.",
  ],
  interrupted: [
    "The service stopped in the middle",
    "It was restarted while your review was under way. " + LATER,
  ],
  internal: [
    "Something broke on our side",
    "It is in our log under the number of this review. " + LATER,
  ],
};

const UNKNOWN = ["The review failed", LATER];

export const failure = (kind) => FAILURES[kind] ?? UNKNOWN;

/** swing_high → Swing high */
export function plain(word) {
  const text = String(word ?? "").replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
