/** What is listened to, as the address has it: `from`, `to` (days, UTC), `community`, `about`, `against`, `watch` (a list), `kind`, `step` (hours). */
import type { ListeningVariables } from "../../operations/listening";
import type { Query } from "../../state/address";
import { quoted } from "../../ui/shell";

export const KINDS = ["HASHTAG", "LINK", "MENTION", "TERM"] as const;
export type Kind = (typeof KINDS)[number];
export const STEPS = ["6", "24", "168"] as const;
const USUAL_STEP = "24";

export function stepOf(query: Query): string {
  return STEPS.find((one) => one === query.step) ?? USUAL_STEP;
}

export function kindOf(query: Query): Kind | "" {
  return KINDS.find((one) => one === query.kind) ?? "";
}

export function subjectsOf(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
}

export function variablesOf(query: Query): ListeningVariables {
  const kind = kindOf(query);
  const about = subjectsOf(query.about);
  const subjects = subjectsOf(query.against);
  return {
    from: startOf(query.from),
    to: startOf(query.to),
    community: query.community ?? null,
    about: about.length ? about : null,
    list: query.watch ?? null,
    hours: Number(stepOf(query)),
    kinds: kind ? [kind] : null,
    subjects,
    compare: subjects.length > 0,
  };
}

function startOf(day: string | undefined): string | null {
  return day && !Number.isNaN(Date.parse(day)) ? `${day.slice(0, 10)}T00:00:00Z` : null;
}

/** A topic as people write it, and as `about` takes it; hosts of links are words of no post, so they lead nowhere. */
export function signed(kind: Kind, topic: string): string {
  return `${{ HASHTAG: "#", MENTION: "@", LINK: "", TERM: "" }[kind]}${topic}`;
}

export function commandOf(query: Query): string {
  const options = [
    ["--from", query.from],
    ["--to", query.to],
    ["--community", query.community],
    ["--list", query.watch],
    ["--kind", kindOf(query).toLowerCase()],
    ["--hours", stepOf(query) === USUAL_STEP ? "" : stepOf(query)],
    ...subjectsOf(query.about).map((one) => ["--about", one]),
    ...subjectsOf(query.against).map((one) => ["--share-of", one]),
  ];
  return ["tular listen", ...options.flatMap(([name, value]) => (value ? [`${name} ${quoted(value)}`] : []))].join(" ");
}
