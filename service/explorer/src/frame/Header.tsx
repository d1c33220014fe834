import { useWords } from "../i18n/translate";
import { link, useAddress } from "../state/address";
import { language, theme, type Theme } from "../state/preferences";
import { useStore } from "../state/store";
import { VIEWS, type RunFacts } from "../views";
import { Search } from "./Search";

export function Header({ run }: { run: RunFacts | null }) {
  const t = useWords();
  const address = useAddress();
  return (
    <header class="top">
      <a class="brand" href={link("")} aria-label={`${t("app.name")}: ${t("nav.overview")}`}>
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path d="M8 22 16 8l9 11ZM8 22l17-3" />
          <circle cx="16" cy="8" r="5" />
          <circle cx="8" cy="22" r="4" />
          <circle cx="25" cy="19" r="3" />
        </svg>
        <span>{t("app.name")}</span>
      </a>
      <nav aria-label={t("app.views")}>
        {VIEWS.filter((view) => !view.hidden).map((view) => (
          <a key={view.name} href={link(view.name)} aria-current={view.name === address.view ? "page" : undefined}>
            {t(view.word)}
          </a>
        ))}
      </nav>
      {run && <Search run={run.runId} />}
      <div class="settings">
        <ThemeButton />
        <LanguageChoice />
      </div>
    </header>
  );
}

const NEXT: Record<Theme, Theme> = { auto: "light", light: "dark", dark: "auto" };
const SIGNS: Record<Theme, string> = {
  auto: "M10 3a7 7 0 1 0 0 14zM10 3v14a7 7 0 0 0 0-14z",
  light: "M10 6a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10 1v3M10 16v3M1 10h3M16 10h3M3.6 3.6l2.1 2.1M14.3 14.3l2.1 2.1M16.4 3.6l-2.1 2.1M5.7 14.3l-2.1 2.1",
  dark: "M16.5 12.5A7 7 0 0 1 7.5 3.5a7 7 0 1 0 9 9z",
};

function ThemeButton() {
  const t = useWords();
  const now = useStore(theme);
  const label = t(`settings.theme.${now}`);
  return (
    <button type="button" class={`icon theme-${now}`} aria-label={label} title={label} onClick={() => theme.set(NEXT[now])}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={SIGNS[now]} />
      </svg>
    </button>
  );
}

function LanguageChoice() {
  const t = useWords();
  const now = useStore(language);
  return (
    <select
      class="plain"
      aria-label={t("settings.language")}
      value={now}
      onChange={(event) => language.set(event.currentTarget.value as "en" | "id")}
    >
      <option value="en">English</option>
      <option value="id">Bahasa Indonesia</option>
    </select>
  );
}
