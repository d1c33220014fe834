import { useState } from "preact/hooks";
import { renew } from "../../api/answers";
import { ask } from "../../api/client";
import { Failure } from "../../api/failure";
import type { Operation } from "../../api/operation";
import { useAnswer } from "../../api/useAnswer";
import { useWords } from "../../i18n/translate";
import { DeleteWatchList, MarkWatchListSeen, SaveWatchList, WatchLists } from "../../operations/watchLists";
import { change, useAddress } from "../../state/address";
import { argumentsOf } from "../../state/reference";
import { useShortlist } from "../../state/shortlist";
import { announce } from "../../ui/Announcer";
import { told } from "../../ui/states";
import { moment } from "../../words/format";
import { subjectsOf } from "./state";

/** Lists that are watched: hear what is new about one, note that it was looked at, keep what is listened to as one. */
export function WatchedLists({ heardUntil }: { heardUntil: string | null }) {
  const t = useWords();
  const { query } = useAddress();
  const [failure, setFailure] = useState<Failure | null>(null);
  const asked = useAnswer(WatchLists, {});
  const lists = asked.data?.watchLists ?? [];
  const unknown = asked.failure ?? asked.failures[0] ?? null;
  const chosen = lists.find((list) => list.name === query.watch);
  const send: Send = (operation, variables, after) => {
    ask(operation, variables).then(
      () => {
        setFailure(null);
        after();
        renew();
      },
      (error: unknown) => setFailure(error instanceof Failure ? error : new Failure("broken", String(error))),
    );
  };
  return (
    <details class="panel" open={Boolean(query.watch) || undefined}>
      <summary>{lists.length ? t("lists.some", { n: lists.length }) : t("lists.none")}</summary>
      <ul class="chips">
        {lists.map((list) => (
          <li key={list.name}>
            <button type="button" class="link" aria-pressed={list === chosen} onClick={() => change({ watch: list === chosen ? "" : list.name })}>
              {list.name}
            </button>{" "}
            <span class="note">{t("lists.holds", { n: list.accountKeys.length, subjects: list.subjects.join(", ") })}</span>
          </li>
        ))}
      </ul>
      {chosen && (
        <p class="actions">
          <span class="quiet">{chosen.seenAt ? t("lists.seen", { when: moment(chosen.seenAt) }) : t("lists.unseen")}</span>
          {heardUntil && (
            <button type="button" class="button small" onClick={() => send(MarkWatchListSeen, { name: chosen.name, at: heardUntil }, () => announce(t("lists.marked")))}>
              {t("lists.mark")}
            </button>
          )}
          <button type="button" class="button small" onClick={() => send(DeleteWatchList, { name: chosen.name }, () => change({ watch: "" }))}>
            {t("lists.delete", { name: chosen.name })}
          </button>
        </p>
      )}
      <NewList send={send} />
      {[failure, unknown].map(
        (each) =>
          each && (
            <p key={each.message} class="notice warn" role="alert">
              {told(each)}
            </p>
          ),
      )}
    </details>
  );
}

type Send = <Variables>(operation: Operation<unknown, Variables>, variables: Variables, after: () => void) => void;

/** The subjects that are listened to and the accounts of the shortlist, under a name. */
function NewList({ send }: { send: Send }) {
  const t = useWords();
  const { query } = useAddress();
  const [name, setName] = useState("");
  const accounts = useShortlist().map(named);
  const subjects = subjectsOf(query.about);
  if (accounts.length + subjects.length === 0) return <p class="note">{t("lists.how")}</p>;
  const save = (event: Event) => {
    event.preventDefault();
    send(SaveWatchList, { name, accounts, subjects }, () => {
      setName("");
      change({ watch: name, about: "" });
    });
  };
  return (
    <form class="actions" onSubmit={save}>
      <label class="field">
        <span>{t("lists.save.as", { what: [...subjects, ...accounts].join(", ") })}</span>
        <input type="text" maxLength={100} required value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </label>
      <button type="submit" class="button">
        {t("lists.save")}
      </button>
    </form>
  );
}

/** As the service takes it: by handle, or by key where there is none. */
function named(reference: string): string {
  const { id, handle } = argumentsOf(reference);
  return handle ? `@${handle}` : (id ?? reference);
}
