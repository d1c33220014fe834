/** What people call measures and classes; a name that this page does not know yet is shown as the schema writes it. */
import { isWord } from "../i18n/en";
import { t } from "../i18n/translate";

export function measureName(measure: string): string {
  return named("measure", measure);
}

export function named(group: "measure" | "tier" | "role" | "kind" | "layer", value: string | null | undefined): string {
  if (!value) return t("map.legend.unknown");
  const word = `${group}.${value}`;
  return isWord(word) ? t(word) : value.toLowerCase().replaceAll("_", " ");
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
