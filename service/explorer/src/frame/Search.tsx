/** Suggestions while typing: a combobox as the ARIA practices describe it. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useAnswer } from "../api/useAnswer";
import { useWords } from "../i18n/translate";
import { Search as SearchQuery, type SearchResult } from "../operations/search";
import { address, change, go } from "../state/address";
import { called, reference } from "../state/reference";
import { announce } from "../ui/Announcer";
import { Dot } from "../ui/Dot";
import { accountLink, communityLink } from "../ui/links";

interface Suggestion {
  id: string;
  group: "accounts" | "communities";
  label: string;
  note: string;
  colour: string | null;
  /** Where it leads, and what the map selects instead. */
  href: string;
  selects: string;
}

const PAUSE = 160;

export function Search({ run }: { run: string }) {
  const t = useWords();
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const wanted = useSettled(text.trim());
  const asked = useAnswer(SearchQuery, wanted.length > 1 ? { run, text: wanted } : null);
  const found = asked.data && !asked.loading ? suggestionsOf(asked.data, (n) => t("community.members", { n })) : [];
  const shown = open && wanted.length > 1 && asked.data !== null;
  useEffect(() => {
    setAt(-1);
    if (shown) announce(found.length ? t("search.found", { n: found.length }) : t("search.none", { text: wanted }));
  }, [wanted, shown, asked.data]);
  useSlash(field);

  const choose = (one: Suggestion) => {
    setOpen(false);
    setText("");
    if (address.value.view === "map") change({ sel: one.selects, at: "" });
    else go(one.href);
  };
  const keys = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step && shown) {
      event.preventDefault();
      setAt((now) => (now + step + found.length + (now < 0 && step < 0 ? 1 : 0)) % Math.max(1, found.length));
    } else if (event.key === "Enter") {
      const one = found[Math.max(0, at)];
      if (one && shown) choose(one);
    } else if (event.key === "Escape") {
      setOpen(false);
    }
  };
  return (
    <div class="search" role="search">
      <input
        ref={field}
        type="text"
          enterKeyHint="search"
        role="combobox"
        autoComplete="off"
        spellcheck={false}
        maxLength={100}
        aria-label={t("search.label")}
        placeholder={t("search.placeholder")}
        aria-expanded={shown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 && shown ? `${list}-${at}` : undefined}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={keys}
      />
      <ul id={list} role="listbox" aria-label={t("search.label")} hidden={!shown || found.length === 0}>
        {found.map((one, number) => (
          <li
            key={one.id}
            id={`${list}-${number}`}
            role="option"
            aria-selected={number === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(one)}
          >
            {one.colour !== null && <Dot colour={one.colour} />}
            <span class="what">{one.label}</span>
            <span class="note">{one.note}</span>
          </li>
        ))}
      </ul>
      {shown && found.length === 0 && !asked.loading && <p class="none">{t("search.none", { text: wanted })}</p>}
    </div>
  );
}

function suggestionsOf(data: SearchResult, members: (n: number) => string): Suggestion[] {
  const accounts = data.influencers.edges.map(({ node }) => ({
    id: node.key,
    group: "accounts" as const,
    label: called(node),
    note: node.name ?? "",
    colour: node.community?.colour ?? "",
    href: accountLink(node),
    selects: reference(node),
  }));
  const communities = data.communities.edges.map(({ node }) => ({
    id: node.communityId,
    group: "communities" as const,
    label: node.label,
    note: members(node.size),
    colour: node.colour,
    href: communityLink(node.communityId),
    selects: `community:${node.communityId}`,
  }));
  return [...accounts, ...communities];
}

/** A text after a short pause in typing. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** `/` goes to the search from anywhere but a field. */
function useSlash(field: { current: HTMLInputElement | null }): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}
