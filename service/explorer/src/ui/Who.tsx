import { called } from "../state/reference";
import { AccountLink, type Person } from "./links";

/** An account that the current run may not have: then its key is all that is known. */
export function Who({ account, name, short = false }: { account: Person | null; name: string | null; short?: boolean }) {
  if (!account) return <span>{name ?? "–"}</span>;
  return <AccountLink account={short ? { ...account, name: called(account) } : account} />;
}
