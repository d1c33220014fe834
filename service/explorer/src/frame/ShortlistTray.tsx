import { useWords } from "../i18n/translate";
import { link, useAddress } from "../state/address";
import { useShortlist } from "../state/shortlist";
import { viewOf } from "../views";

/** What was gathered, always at hand. */
export function ShortlistTray() {
  const t = useWords();
  const list = useShortlist();
  const { view } = useAddress();
  if (list.length === 0 || view === "shortlist" || !viewOf("shortlist")) return null;
  return (
    <aside class="tray" aria-label={t("nav.shortlist")}>
      <a class="button main" href={link("shortlist")}>
        {t("list.count", { n: list.length })}
      </a>
    </aside>
  );
}
