/** What numbers mean, in the words of the service's own schema: asked once, never written again here. */
import { useEffect } from "preact/hooks";
import { ask } from "../api/client";
import { Catalogue, type CatalogueResult } from "../operations/catalogue";
import { language, type Language } from "../state/preferences";
import { Store, useStore } from "../state/store";

/** `Measure.PAGERANK`, `Community.conductance`, … to the text of its description. */
const definitions = new Store<ReadonlyMap<string, string>>(new Map());
const translated = new Store<Translations | null>(null);
type Translations = typeof import("../i18n/definitions");
let asked = false;

export interface Definition {
  /** What it means, then its facts (direction, range, source). */
  lines: string[];
  language: Language;
}

/** Null while it is not known; in English where there is no translation. */
export function useDefinition(term: string): Definition | null {
  const wanted = useStore(language);
  useEffect(() => void loadDefinitions(), []);
  useEffect(() => {
    if (wanted === "id") void import("../i18n/definitions").then((module) => translated.set(module));
  }, [wanted]);
  const lines = sentences(useStore(definitions).get(term) ?? "");
  const own = useStore(translated)?.definitions[term]?.[1];
  if (!lines[0]) return null;
  if (wanted === "en" || !own || !translated.value) return { lines, language: "en" };
  return { lines: [own, ...lines.slice(1).map(translated.value.fact)], language: "id" };
}

export async function loadDefinitions(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    definitions.set(read((await ask(Catalogue, {})).data));
  } catch {
    asked = false;
  }
}

function read(catalogue: CatalogueResult): Map<string, string> {
  const { measures, roles, shapes, ...types } = catalogue;
  const found = new Map<string, string>();
  const values = { Measure: measures, Role: roles, ShapeClass: shapes };
  for (const [name, type] of Object.entries(values)) {
    for (const value of type?.enumValues ?? []) found.set(`${name}.${value.name}`, value.description ?? "");
  }
  for (const type of Object.values(types)) {
    for (const field of type?.fields ?? []) found.set(`${type?.name}.${field.name}`, field.description ?? "");
  }
  return found;
}

const FACT = /\s(?=(?:Raised by|Range|Cost|Source):|(?:High|Low) leads\.)/;

/** The definition and its facts (direction, range, source), one a line. */
function sentences(definition: string): string[] {
  return definition.split(FACT).map((line) => line.trim());
}
