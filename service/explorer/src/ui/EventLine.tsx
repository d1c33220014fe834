/** What happened to a community, as a sentence with its names as links. */
import type { ComponentChildren } from "preact";
import { useWords, type Word } from "../i18n/translate";
import { Dot } from "./Dot";
import { communityLink, type CommunityName } from "./links";

export interface CommunityChange {
  kind: string;
  before: readonly string[];
  after: readonly string[];
  sizeBefore: number | null;
  sizeAfter: number | null;
}

type Names = ReadonlyMap<string, CommunityName & { here: boolean }>;

export function EventLine({ event, names }: { event: CommunityChange; names: Names }) {
  const t = useWords();
  const sentence = t(`event.${event.kind}` as Word, {
    before: "\u0001",
    after: "\u0002",
    n: event.sizeAfter ?? 0,
    was: event.sizeBefore ?? 0,
  });
  const parts = sentence.split(/([\u0001\u0002])/).map((part) => {
    if (part === "\u0001") return <Listed ids={event.before} names={names} />;
    if (part === "\u0002") return <Listed ids={event.after} names={names} />;
    return part as ComponentChildren;
  });
  return <li class={`event ${event.kind.toLowerCase()}`}>{parts}</li>;
}

function Listed({ ids, names }: { ids: readonly string[]; names: Names }) {
  return (
    <>
      {ids.slice(0, 4).map((id, number) => (
        <span key={id}>
          {number > 0 && ", "}
          <Name id={id} name={names.get(id)} />
        </span>
      ))}
      {ids.length > 4 && " …"}
    </>
  );
}

function Name({ id, name }: { id: string; name: (CommunityName & { here: boolean }) | undefined }) {
  const text = name ? (
    <>
      <Dot colour={name.colour} /> {name.label}
    </>
  ) : (
    <code>{id}</code>
  );
  return name?.here ? <a href={communityLink(id)}>{text}</a> : <span>{text}</span>;
}
