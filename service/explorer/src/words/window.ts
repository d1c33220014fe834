import { t } from "../i18n/translate";
import { day } from "./format";

/** The time that an analysis looked at; the end is excluded. */
export function windowText(from: string | null, to: string | null): string {
  if (from && to) return t("window.both", { from: day(from), to: day(to) });
  if (from) return t("window.from", { from: day(from) });
  if (to) return t("window.to", { to: day(to) });
  return t("window.all");
}
