import { useState } from "preact/hooks";
import { renew } from "../api/answers";
import { hasKey, useKey } from "../api/client";
import type { Failure } from "../api/failure";
import { useWords } from "../i18n/translate";

/** Asks for a key; it goes into the client's memory and nowhere else. */
export function KeyEntry({ refused }: { refused: Failure }) {
  const t = useWords();
  const [entered, setEntered] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    useKey(entered);
    setEntered("");
    renew();
  };
  return (
    <form class="notice" onSubmit={submit}>
      <h1 class="notice-title">{t("key.needed")}</h1>
      {hasKey() && (
        <p role="alert">
          {t("key.refused")} {refused.message}
        </p>
      )}
      <label class="field">
        <span>{t("key.label")}</span>
        <input
          type="password"
          autoComplete="off"
          spellcheck={false}
          value={entered}
          onInput={(event) => setEntered(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button main" disabled={!entered.trim()}>
        {t("key.use")}
      </button>
      <p class="quiet">{t("key.note")}</p>
    </form>
  );
}
