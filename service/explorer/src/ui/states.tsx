/** What a view shows while it has nothing: each says what is the matter and what to do. */
import type { ComponentChildren } from "preact";
import { renew } from "../api/answers";
import type { Asked } from "../api/useAnswer";
import type { Failure } from "../api/failure";
import { useWords } from "../i18n/translate";

export function Loading() {
  const t = useWords();
  return (
    <p class="notice quiet" role="status">
      <span class="pulse" aria-hidden="true" /> {t("state.loading")}
    </p>
  );
}

/** `whole`: it stands for the whole view, so its title is the view's heading. */
export function Empty({ title, whole = false, children }: { title: string; whole?: boolean; children?: ComponentChildren }) {
  const Title = whole ? "h1" : "p";
  return (
    <div class="notice">
      <Title class="notice-title">{title}</Title>
      {children && <p>{children}</p>}
    </div>
  );
}

export function Failed({ failure }: { failure: Failure }) {
  const t = useWords();
  const away = failure.kind === "unreachable";
  return (
    <div class="notice warn" role="alert">
      <p class="notice-title">{away ? t("state.unreachable") : t("state.failed")}</p>
      <p>{away ? t("state.unreachable.do") : told(failure)}</p>
      <button type="button" class="button" onClick={renew}>
        {t("state.retry")}
      </button>
    </div>
  );
}

export function Partial({ failures }: { failures: readonly Failure[] }) {
  const t = useWords();
  if (failures.length === 0) return null;
  const messages = [...new Set(failures.map(told))];
  return (
    <div class="notice warn" role="status">
      {messages.map((message) => (
        <p key={message}>{t("state.partial", { message })}</p>
      ))}
    </div>
  );
}

/** What is the matter and what to do, once: messages of the service end with their remedy. */
export function told({ message, remedy }: Failure): string {
  return message.includes(remedy) ? message : `${message} ${remedy}`;
}

/** Shows an answer, or why there is none. */
export function Shown<Result>({ asked, children }: { asked: Asked<Result>; children: (data: Result) => ComponentChildren }) {
  if (asked.failure && !asked.data) return <Failed failure={asked.failure} />;
  if (!asked.data) return <Loading />;
  return (
    <div class={asked.stale ? "stale" : undefined} aria-busy={asked.stale}>
      <Partial failures={asked.failures} />
      {children(asked.data)}
    </div>
  );
}
