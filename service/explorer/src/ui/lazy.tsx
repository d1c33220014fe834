import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { onRenewal } from "../api/answers";
import { useWords } from "../i18n/translate";
import { noteUnreachable } from "../state/connection";
import { Loading } from "./states";

/** A component that is fetched when it is first shown, so that the first page stays small. */
export function lazy<Props extends object>(fetchIt: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let fetched: ComponentType<Props> | null = null;
  return function Lazily(props: Props) {
    const [Component, setComponent] = useState<ComponentType<Props> | null>(() => fetched);
    const [failed, setFailed] = useState(false);
    const [attempt, setAttempt] = useState(0);
    useEffect(() => onRenewal(() => setAttempt((count) => count + 1)), []);
    useEffect(() => {
      let here = true;
      if (!fetched) {
        fetchIt().then(
          (component) => {
            fetched = component;
            if (here) setComponent(() => component);
          },
          () => {
            noteUnreachable();
            if (here) setFailed(true);
          },
        );
      }
      return () => {
        here = false;
      };
    }, [attempt]);
    if (Component) return <Component {...props} />;
    return failed ? <Reload /> : <Loading />;
  };
}

/** A part cannot be had: the service is away, or has been renewed and no longer has this page's parts. */
function Reload() {
  const t = useWords();
  return (
    <div class="notice warn" role="alert">
      <p class="notice-title">{t("state.part")}</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        {t("state.part.do")}
      </button>
    </div>
  );
}
