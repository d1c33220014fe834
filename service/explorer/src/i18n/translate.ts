/** Words of the page in the reader's language. `{name}` is filled in; before `|` stands what is said of one. */
import { language } from "../state/preferences";
import { Store, useStore } from "../state/store";
import { en, type Word, type Words } from "./en";

export type { Word } from "./en";
export type Values = Readonly<Record<string, string | number>>;

const words = new Store<Words>(en);

export async function loadLanguage(): Promise<void> {
  const chosen = language.value;
  document.documentElement.lang = chosen;
  words.set(chosen === "id" ? (await import("./id")).id : en);
}

export function useWords(): typeof t {
  useStore(words);
  return t;
}

export function t(word: Word, values: Values = {}): string {
  const text = words.value[word];
  const [one, many] = text.split("|");
  const form = many !== undefined && values.n !== 1 ? many : (one ?? "");
  return form.replace(/\{(\w+)\}/g, (_, name: string) => shown(values[name]));
}

function shown(value: string | number | undefined): string {
  if (typeof value === "number") return value.toLocaleString(language.value);
  return value ?? "";
}
