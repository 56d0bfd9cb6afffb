// Where prices stand on the picture of a chart.

import { levelName, targetName } from "./words.js";

/** price → fraction of the picture's height from its top; null when the axis is unknown */
export function scale(axis) {
  const known = [axis?.low_price, axis?.low_y, axis?.high_price, axis?.high_y];
  if (!known.every(Number.isFinite)) {
    return null;
  }
  const [lowPrice, lowY, highPrice, highY] = known;
  if (lowPrice >= highPrice || lowY <= highY) {
    return null;
  }
  return (price) => lowY - ((price - lowPrice) * (lowY - highY)) / (highPrice - lowPrice);
}

/** Everything with a price, the plan first: {kind, label, price}. */
export function priced(review) {
  const { plan, chart } = review;
  const targets = plan?.targets ?? [];
  return [
    { kind: "entry", label: "Entry", price: plan?.entry },
    { kind: "stop", label: "Stop", price: plan?.stop },
    ...targets.map(({ price }, index) => ({ kind: "target", label: targetName(targets, index), price })),
    ...(chart?.levels ?? []).map(({ kind, price }) => ({ kind: "level", label: levelName(kind), price })),
  ].filter(({ price }) => Number.isFinite(price));
}

/** What can be drawn: with y; and how much cannot, because it lies beyond the picture. */
export function drawable(review) {
  const y = scale(review.chart?.axis);
  const all = y ? priced(review).map((line) => ({ ...line, y: y(line.price) })) : [];
  const lines = all.filter((line) => line.y >= 0 && line.y <= 1);
  return { lines, beyond: all.length - lines.length, known: y !== null };
}

/** From the entry to the stop, and from the entry to the last target: {kind, top, height}. */
export function zones(review) {
  const y = scale(review.chart?.axis);
  const { entry, stop, targets = [] } = review.plan ?? {};
  if (!y || !Number.isFinite(entry)) {
    return [];
  }
  return [
    { kind: "risk", to: stop },
    { kind: "reward", to: targets.at(-1)?.price },
  ]
    .filter(({ to }) => Number.isFinite(to))
    .map(({ kind, to }) => {
      const [top, bottom] = [y(entry), y(to)].map(inside).sort((a, b) => a - b);
      return { kind, top, height: bottom - top };
    });
}

const inside = (fraction) => Math.min(1, Math.max(0, fraction));

/**
 * Moves labels apart that would cover each other, as little as they need. There must be room for all.
 *
 * @param wanted their middles from top to bottom, sorted; in pixels, as all else
 * @return the middles, in the same order
 */
export function apart(wanted, distance, height) {
  const groups = [];
  for (const y of wanted) {
    let group = { sum: y, count: 1 };
    while (groups.length && top(groups.at(-1)) + groups.at(-1).count * distance > top(group)) {
      const { sum, count } = groups.pop();
      group = { sum: sum + group.sum, count: count + group.count };
    }
    groups.push(group);
  }
  return groups.flatMap((group) =>
    Array.from({ length: group.count }, (_, index) => top(group) + (index + 0.5) * distance),
  );

  function top({ sum, count }) {
    const least = sum / count - (count * distance) / 2;
    return Math.max(0, Math.min(least, height - count * distance));
  }
}
