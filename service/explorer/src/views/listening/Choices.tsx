import { useWords } from "../../i18n/translate";
import { change, useAddress } from "../../state/address";
import { Choice } from "../../ui/Choice";
import { useCommunityNames } from "../../ui/useCommunityNames";
import type { RunFacts } from "../../views";
import { KINDS, STEPS, kindOf, stepOf } from "./state";

/** Whom and what to listen to. */
export function Choices({ run }: { run: RunFacts }) {
  const t = useWords();
  const { query } = useAddress();
  const names = useCommunityNames(run.runId, null);
  const communities = [...names.values()].slice(0, 200).map((one) => [one.communityId, one.label] as const);
  return (
    <div class="panel">
      <div class="filters" role="group" aria-label={t("listening.choices")}>
        <Entered name="from" type="date" label={t("listening.from")} />
        <Entered name="to" type="date" label={t("listening.to")} />
        <Entered name="about" type="text" label={t("listening.about")} />
        <Entered name="against" type="text" label={t("listening.against")} />
        <Choice label={t("column.community")} value={query.community ?? ""} choose={(community) => change({ community })} options={[["", t("listening.everybody")], ...communities]} />
        <Choice
          label={t("listening.kind")}
          value={kindOf(query)}
          choose={(kind) => change({ kind })}
          options={[["", t("listening.kind.usual")], ...KINDS.map((one) => [one, t(`listening.kind.${one}`)] as const)]}
        />
        <Choice label={t("listening.step")} value={stepOf(query)} choose={(step) => change({ step })} options={STEPS.map((one) => [one, t(`listening.step.${one}`)])} />
      </div>
    </div>
  );
}

function Entered({ name, type, label }: { name: string; type: "date" | "text"; label: string }) {
  const { query } = useAddress();
  const value = query[name] ?? "";
  const enter = (event: { currentTarget: HTMLInputElement }) => change({ [name]: event.currentTarget.value });
  return (
    <label class="field">
      <span>{label}</span>
      {type === "date" ? <input type="date" value={value} onChange={enter} /> : <input type="text" value={value} onChange={enter} />}
    </label>
  );
}
