/** Naming a community, showing it as part of another one, and taking either back. */
import { useState } from "preact/hooks";
import { ask } from "../../api/client";
import { Failure } from "../../api/failure";
import { namesChanged } from "../../frame/useNewRuns";
import { useWords } from "../../i18n/translate";
import { Merge } from "../../operations/merge";
import { Rename } from "../../operations/rename";
import { Separate } from "../../operations/separate";
import { go, link, useAddress } from "../../state/address";
import { announce } from "../../ui/Announcer";
import { Dialog } from "../../ui/Dialog";
import { told } from "../../ui/states";
import { useCommunityNames } from "../../ui/useCommunityNames";
import { Choice } from "../../ui/Choice";
import type { CommunityData } from "./CommunityView";

export function NameForm({ community }: { community: CommunityData }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="button" onClick={() => setOpen(true)}>
        {t("community.rename")}
      </button>
      {open && <Form community={community} close={() => setOpen(false)} />}
    </>
  );
}

function Form({ community, close }: { community: CommunityData; close: () => void }) {
  const t = useWords();
  const [name, setName] = useState(community.label);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<unknown>, said: string, then?: () => void) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
      namesChanged();
      announce(said);
      close();
      then?.();
    } catch (error) {
      setFailure(error instanceof Failure ? error : new Failure("broken", String(error)));
      setBusy(false);
    }
  };
  const id = community.communityId;
  const rename = (wanted: string | null) => act(() => ask(Rename, { id, name: wanted }), t("community.renamed"));
  return (
    <Dialog title={t("community.rename")} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void rename(name.trim() || null);
        }}
      >
        <label class="field">
          <span>{t("community.name")}</span>
          <input type="text" maxLength={100} value={name} onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <p class="note">{t("community.name.note", { generated: community.generatedLabel ?? "–" })}</p>
        {failure && (
          <p class="notice warn" role="alert">
            {told(failure)}
          </p>
        )}
        <p class="actions">
          <button type="submit" class="button main" disabled={busy}>
            {t("community.name.save")}
          </button>
          <button type="button" class="button" disabled={busy} onClick={() => void rename(null)}>
            {t("community.name.generated")}
          </button>
        </p>
      </form>
      <MergeForm
        community={community}
        busy={busy}
        merge={(into) => void act(() => ask(Merge, { ids: [id], into }), t("community.merged"), () => go(link("communities", [into])))}
        separate={(ids) => void act(() => ask(Separate, { ids }), t("community.separated"))}
      />
    </Dialog>
  );
}

interface MergeProps {
  community: CommunityData;
  busy: boolean;
  merge(into: string): void;
  separate(ids: string[]): void;
}

function MergeForm({ community, busy, merge, separate }: MergeProps) {
  const t = useWords();
  const run = useAddress().query.run;
  const names = useCommunityNames(run ?? null, null);
  const others = [...names.values()].filter((one) => one.communityId !== community.communityId).slice(0, 300);
  const [into, setInto] = useState("");
  const parts = (community.parts ?? []).filter((one) => one !== community.communityId);
  return (
    <section>
      <h3>{t("community.merge")}</h3>
      <p class="note">{t("community.merge.note")}</p>
      <Choice label={t("community.merge.into")} value={into} choose={setInto} options={[["", "–"], ...others.map((one) => [one.communityId, one.label] as const)]} />
      <p class="actions">
        <button type="button" class="button" disabled={busy || !into} onClick={() => merge(into)}>
          {t("community.merge.do")}
        </button>
        {parts.length > 0 && (
          <button type="button" class="button" disabled={busy} onClick={() => separate(parts)}>
            {t("community.separate", { n: parts.length })}
          </button>
        )}
      </p>
    </section>
  );
}
