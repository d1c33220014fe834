/** What numbers mean, in the words of the service's own schema: asked once, never written again here. */
import { useEffect } from "preact/hooks";
import { ask } from "../api/client";
import { Catalogue, type CatalogueResult } from "../operations/catalogue";
import { Store, useStore } from "../state/store";

/** `Measure.PAGERANK`, `Community.conductance`, … to the text of its description. */
const definitions = new Store<ReadonlyMap<string, string>>(new Map());
let asked = false;

export function useDefinition(term: string): string {
  useEffect(() => void loadDefinitions(), []);
  return useStore(definitions).get(term) ?? "";
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
export function sentences(definition: string): string[] {
  return definition.split(FACT).map((line) => line.trim());
}
