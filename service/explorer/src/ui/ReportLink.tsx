import { hasKey } from "../api/client";
import { useWords } from "../i18n/translate";
import { language } from "../state/preferences";
import { useStore } from "../state/store";
import { fetched } from "./save";

/** A page that prints well: `of` is what follows `/reports/`, such as `run.html?run=…`. */
export function ReportLink({ of }: { of: string }) {
  const t = useWords();
  const url = `/reports/${of}${of.includes("?") ? "&" : "?"}language=${useStore(language)}`;
  const name = (of.split("?")[0] ?? "").split("/").pop() ?? "report.html";
  return (
    <a class="button" href={url} target="_blank" rel="noopener" onClick={(event) => hasKey() && void fetched(event, url, decodeURIComponent(name))}>
      {t("report.open")}
    </a>
  );
}
