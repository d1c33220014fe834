/** Numbers and times as people read them. */
import { language } from "../state/preferences";

export function whole(value: number): string {
  return value.toLocaleString(language.value, { maximumFractionDigits: 0 });
}

export function compact(value: number): string {
  return value.toLocaleString(language.value, { notation: "compact", maximumFractionDigits: 1 });
}

/** In full while that can be read at a glance. */
export function count(value: number): string {
  return value < 1e6 ? whole(value) : compact(value);
}

/** A score of any measure: counts stay whole, small ones keep three digits. */
export function score(value: number | null | undefined): string {
  if (value === null || value === undefined) return "–";
  if (Number.isInteger(value)) return whole(value);
  const options = Math.abs(value) < 1e-4 && value !== 0 ? { notation: "scientific" as const } : {};
  return value.toLocaleString(language.value, { maximumSignificantDigits: 3, ...options });
}

export function share(value: number | null | undefined, digits = 0): string {
  if (value === null || value === undefined) return "–";
  return value.toLocaleString(language.value, { style: "percent", maximumFractionDigits: digits });
}

export function decimal(value: number | null | undefined, digits = 2): string {
  if (value === null || value === undefined) return "–";
  return value.toLocaleString(language.value, { maximumFractionDigits: digits });
}

export function day(iso: string | null): string {
  if (!iso) return "";
  return new Date(iso).toLocaleDateString(language.value, { dateStyle: "medium", timeZone: "UTC" });
}

export function moment(iso: string): string {
  return new Date(iso).toLocaleString(language.value, { dateStyle: "medium", timeStyle: "short" });
}

const STEPS: Array<[Intl.RelativeTimeFormatUnit, number]> = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

export function ago(iso: string, now = Date.now()): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  const format = new Intl.RelativeTimeFormat(language.value, { numeric: "auto" });
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return format.format(Math.round(seconds / length), unit);
  }
  return format.format(0, "minute");
}

export function duration(seconds: number): string {
  if (seconds < 1) return `${whole(seconds * 1000)} ms`;
  if (seconds < 90) return `${decimal(seconds, 1)} s`;
  if (seconds < 5_400) return `${decimal(seconds / 60, 1)} min`;
  return `${decimal(seconds / 3600, 1)} h`;
}
