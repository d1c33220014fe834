/** How the reader likes it; kept in the browser, for it is no part of what a link shows. */
import { Store } from "./store";

export type Theme = "auto" | "light" | "dark";
export type Language = "en" | "id";

export const theme = new Store<Theme>(stored("theme", ["auto", "light", "dark"], "auto"));
export const language = new Store<Language>(stored("language", ["en", "id"], preferredLanguage()));

theme.watch((value) => {
  keep("theme", value);
  showTheme(value);
});
language.watch((value) => keep("language", value));

export function showTheme(value: Theme = theme.value): void {
  if (value === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = value;
  appearance.set(isDark() ? "dark" : "light");
}

/** What is really shown; a canvas must be told. */
export const appearance = new Store<"light" | "dark">("light");
const dark = matchMedia("(prefers-color-scheme: dark)");
dark.addEventListener("change", () => showTheme());

function isDark(): boolean {
  return theme.value === "auto" ? dark.matches : theme.value === "dark";
}

const still = matchMedia("(prefers-reduced-motion: reduce)");
export function wantsStillness(): boolean {
  return still.matches;
}

function preferredLanguage(): Language {
  return /^(id|in|ms)\b/i.test(navigator.language) ? "id" : "en";
}

function stored<Value extends string>(name: string, values: readonly Value[], otherwise: Value): Value {
  try {
    const value = localStorage.getItem(`tular.${name}`) as Value | null;
    return value && values.includes(value) ? value : otherwise;
  } catch {
    return otherwise;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`tular.${name}`, value);
  } catch {
    // A browser that keeps nothing asks again next time.
  }
}
