// The picture of a chart with its levels drawn over it.

import { picture } from "./api.js";
import { element } from "./dom.js";
import { apart, drawable, zones } from "./levels.js";

const LABEL_PX = 19;

let shown = null;

/** Forgets the picture: a blob lives as long as its address. */
export function clear() {
  if (shown) {
    URL.revokeObjectURL(shown);
    shown = null;
  }
}

/** A figure that fills itself when the picture is there. @param price writes a price */
export function figure(review, price, signal) {
  const image = element("img", { alt: described(review), class: "chart-image" });
  const canvas = element("div", { class: "chart-canvas" }, image);
  const caption = element("figcaption");
  const made = element("figure", { class: "chart" }, canvas, caption);
  fill(review, price, signal, { image, canvas, caption, made });
  return made;
}

async function fill(review, price, signal, parts) {
  try {
    const address = await picture(review.image.url, signal);
    clear();
    shown = address;
    parts.image.src = address;
    await parts.image.decode();
  } catch (e) {
    if (!signal.aborted) {
      parts.canvas.remove();
      parts.caption.textContent = "The picture of the chart cannot be shown.";
    }
    return;
  }
  if (review.plan) {
    draw(review, price, parts);
  }
}

function draw(review, price, { canvas, caption, made }) {
  const { lines, beyond, known } = drawable(review);
  if (lines.length === 0) {
    caption.textContent = known
      ? "No level lies within the picture."
      : "The price axis could not be read, so no levels are drawn.";
    return;
  }
  const overlay = element("div", { class: "overlay", "aria-hidden": "true" });
  overlay.append(...zones(review).map(zone), ...lines.map(line));
  const labels = lines.map((it) => label(it, price));
  overlay.append(...labels.map(({ node }) => node));
  canvas.append(overlay);
  new ResizeObserver(() => arrange(labels, overlay.clientHeight)).observe(overlay);
  caption.append(toggle(made), beyond ? ` ${beyond} of the levels ${beyond === 1 ? "lies" : "lie"} beyond the picture.` : "");
}

function zone({ kind, top, height }) {
  const made = element("div", { class: `zone zone-${kind}` });
  made.style.top = `${top * 100}%`;
  made.style.height = `${height * 100}%`;
  return made;
}

function line({ kind, y }) {
  const made = element("div", { class: `line line-${kind}` });
  made.style.top = `${y * 100}%`;
  return made;
}

function label({ kind, label: words, price, y }, written) {
  const node = element(
    "span",
    { class: `tag tag-${kind}` },
    words,
    element("b", {}, ` ${written(price)}`),
  );
  return { node, y };
}

/** Where there is no room for all, the plan has its labels, and the first levels; each keeps its line. */
function arrange(labels, height) {
  const room = Math.floor(height / LABEL_PX);
  labels.forEach(({ node }, index) => {
    node.hidden = index >= room;
  });
  const sorted = labels.slice(0, room).toSorted((a, b) => a.y - b.y);
  const middles = apart(
    sorted.map(({ y }) => y * height),
    LABEL_PX,
    height,
  );
  sorted.forEach(({ node }, index) => {
    node.style.top = `${middles[index]}px`;
  });
}

function toggle(figure) {
  const box = element("input", { type: "checkbox", checked: true });
  box.addEventListener("change", () => figure.classList.toggle("bare", !box.checked));
  return element("label", { class: "check" }, box, " Show the levels");
}

function described(review) {
  const { symbol, timeframe } = review.chart ?? review.said;
  const what = [symbol, timeframe].filter(Boolean).join(" ");
  return `Chart${what ? ` of ${what}` : ""}, as it was uploaded`;
}
