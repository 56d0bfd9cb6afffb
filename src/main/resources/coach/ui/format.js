// Numbers, money and times as the reader's browser writes them.

const MOST_DECIMALS = 10;
const whole = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export function money(usd) {
  const most = Math.abs(usd) >= 1 ? 2 : Math.abs(usd) >= 0.01 ? 4 : 6;
  return new Intl.NumberFormat(undefined, {
    style: "currency",
    currency: "USD",
    minimumFractionDigits: 2,
    maximumFractionDigits: most,
  }).format(usd);
}

export const number = (value, decimals) =>
  new Intl.NumberFormat(undefined, {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? MOST_DECIMALS,
  }).format(value);

export const percent = (value) =>
  new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 2 }).format(
    value / 100,
  );

/** So that prices of one review stand below each other: as many decimals as the longest has. */
export function prices(values) {
  const decimals = Math.max(0, ...values.filter(Number.isFinite).map(decimalsOf));
  return (value) => number(value, decimals);
}

export function decimalsOf(value) {
  const [mantissa, exponent = "0"] = String(value).split("e");
  const written = (mantissa.split(".")[1] ?? "").length - Number(exponent);
  return Math.min(MOST_DECIMALS, Math.max(0, written));
}

/** In the reader's zone; the instant itself is in the element. */
export function time(instant) {
  const made = document.createElement("time");
  made.dateTime = instant;
  made.title = `${instant.replace("T", " ").replace(/(\.\d+)?Z$/, "")} UTC`;
  made.textContent = whole.format(new Date(instant));
  return made;
}

export function seconds(from, to) {
  return new Intl.NumberFormat(undefined, {
    style: "unit",
    unit: "second",
    maximumFractionDigits: 1,
  }).format(Math.max(0, Date.parse(to) - Date.parse(from)) / 1000);
}

export function megabytes(bytes) {
  return new Intl.NumberFormat(undefined, {
    style: "unit",
    unit: bytes < 1_000_000 ? "kilobyte" : "megabyte",
    maximumFractionDigits: bytes < 1_000_000 ? 0 : 1,
  }).format(bytes / (bytes < 1_000_000 ? 1000 : 1_000_000));
}

/** Midnight of a date input's day where the reader is. @param days after it */
export function midnight(day, days) {
  if (!day) {
    return "";
  }
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date + days).toISOString();
}
