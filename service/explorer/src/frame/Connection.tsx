import { useWords } from "../i18n/translate";
import { reachable } from "../state/connection";
import { useStore } from "../state/store";

export function Connection() {
  const t = useWords();
  const there = useStore(reachable);
  return (
    <div role="status">
      {!there && (
        <p class="strip warn" data-testid="unreachable">
          <strong>{t("state.unreachable")}</strong> {t("state.unreachable.do")}
        </p>
      )}
    </div>
  );
}
