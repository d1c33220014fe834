/** Accounts that the reader gathers; the list is part of the address, so a link carries it. */
import { address, change, useAddress, type Address } from "./address";
import { reference, type Named } from "./reference";

export const MOST = 12;

export function shortlist(from: Address = address.value): string[] {
  return (from.query.list ?? "").split(",").filter(Boolean);
}

export function useShortlist(): string[] {
  return shortlist(useAddress());
}

export function toggle(account: Named): void {
  const one = reference(account);
  const list = shortlist();
  set(list.includes(one) ? list.filter((other) => other !== one) : [...list, one].slice(0, MOST));
}

export function drop(one: string): void {
  set(shortlist().filter((other) => other !== one));
}

export function clear(): void {
  set([]);
}

function set(list: readonly string[]): void {
  change({ list: list.join(",") });
}
