/** The whole state of the page is its address: `#/view/part?name=value`. Handles and community identities, never internal
 * ids, so that a link means the same after the next analysis. It lies behind `#`, which no server ever sees. */
import { Store, useStore } from "./store";

export type Query = Readonly<Record<string, string>>;

export interface Address {
  view: string;
  /** What the view is of: an account's reference, a community's id. */
  parts: readonly string[];
  query: Query;
}

/** What every link takes along: the run that was chosen, and the shortlist. */
const CARRIED = ["run", "list"];

export const address = new Store<Address>(read(location.hash));
window.addEventListener("hashchange", () => address.set(read(location.hash)));
window.addEventListener("popstate", () => address.set(read(location.hash)));

export function useAddress(): Address {
  return useStore(address);
}

export function read(hash: string): Address {
  const [path = "", search = ""] = split(hash.replace(/^#\/?/, ""));
  const [view = "", ...parts] = path.split("/").map(decode);
  return { view, parts: parts.filter(Boolean), query: Object.fromEntries(new URLSearchParams(search)) };
}

export function write({ view, parts, query }: Address): string {
  const path = [view, ...parts].map(encode).join("/");
  const pairs = Object.entries(query).filter(([, value]) => value !== "");
  const search = pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
  return `#/${path}${search ? `?${search}` : ""}`;
}

/** A link to a view, with what every link takes along. */
export function link(view: string, parts: readonly string[] = [], query: Query = {}, from = address.value): string {
  return write({ view, parts, query: { ...carried(from), ...query } });
}

/** Change the query of this view. `replace` where going back step by step would be a nuisance: typing, dragging, zooming. */
export function change(changes: Query, replace = false): void {
  const now = address.value;
  const query = Object.fromEntries(Object.entries({ ...now.query, ...changes }).filter(([, value]) => value !== ""));
  go(write({ ...now, query }), replace);
}

export function go(hash: string, replace = false): void {
  if (hash === location.hash) return;
  if (replace) history.replaceState(null, "", hash);
  else history.pushState(null, "", hash);
  address.set(read(hash));
}

function carried(from: Address): Query {
  return Object.fromEntries(CARRIED.flatMap((name) => (from.query[name] ? [[name, from.query[name]]] : [])));
}

function split(text: string): [string, string] {
  const at = text.indexOf("?");
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Readable where an address may hold the character as it is.
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%40/g, "@").replace(/%3A/g, ":").replace(/%2C/g, ",");
}
