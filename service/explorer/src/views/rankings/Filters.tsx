import { useState } from "preact/hooks";
import { useWords } from "../../i18n/translate";
import { ACCOUNT_KIND_VALUES, ROLE_VALUES, TIER_VALUES } from "../../operations/values";
import { change, useAddress } from "../../state/address";
import type { RunFacts } from "../../views";
import { capital, named } from "../../words/names";
import { useCommunityNames } from "../../ui/useCommunityNames";
import { Choice } from "../../ui/Choice";
import { FILTERS } from "./state";

/** Who is in the ranking at all. */
export function Filters({ run }: { run: RunFacts }) {
  const t = useWords();
  const { query } = useAddress();
  const used = FILTERS.filter((one) => query[one]);
  const [open, setOpen] = useState(used.length > 0);
  return (
    <details class="panel" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{used.length ? t("filters.used", { n: used.length }) : t("filters")}</summary>
      <div class="filters">
        <Typed name="text" label={t("filters.text")} />
        <Typed name="least" label={t("filters.least")} number />
        <Typed name="language" label={t("filters.language")} />
        <Typed name="platform" label={t("filters.platform")} />
        <CommunityChoice run={run} />
        <Choice
          label={t("filters.verified")}
          value={query.verified ?? ""}
          choose={(verified) => change({ verified })}
          options={[
            ["", t("filters.any")],
            ["yes", t("yes")],
            ["no", t("no")],
          ]}
        />
        <Several name="kind" label={t("filters.kind")} values={ACCOUNT_KIND_VALUES} />
        <Several name="tier" label={t("filters.tier")} values={TIER_VALUES} />
        <Several name="role" label={t("filters.role")} values={ROLE_VALUES} />
      </div>
      {used.length > 0 && (
        <button type="button" class="button small" onClick={() => change(Object.fromEntries(FILTERS.map((one) => [one, ""])))}>
          {t("filters.clear")}
        </button>
      )}
    </details>
  );
}

function Typed({ name, label, number = false }: { name: string; label: string; number?: boolean }) {
  const { query } = useAddress();
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="text"
        inputMode={number ? "numeric" : "text"}
        value={query[name] ?? ""}
        onChange={(event) => change({ [name]: event.currentTarget.value })}
      />
    </label>
  );
}

function CommunityChoice({ run }: { run: RunFacts }) {
  const t = useWords();
  const { query } = useAddress();
  const names = useCommunityNames(run.runId, null);
  const options = [...names.values()].slice(0, 200).map((one) => [one.communityId, one.label] as const);
  return (
    <Choice label={t("filters.community")} value={query.community ?? ""} choose={(community) => change({ community })} options={[["", t("filters.any")], ...options]} />
  );
}

function Several({ name, label, values }: { name: "kind" | "tier" | "role"; label: string; values: readonly string[] }) {
  const { query } = useAddress();
  const chosen = (query[name] ?? "").split(",").filter(Boolean);
  const flip = (value: string) => {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    change({ [name]: next.join(",") });
  };
  return (
    <fieldset>
      <legend>{label}</legend>
      {values.map((value) => (
        <label key={value} class="check">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => flip(value)} /> {capital(named(name, value))}
        </label>
      ))}
    </fieldset>
  );
}
