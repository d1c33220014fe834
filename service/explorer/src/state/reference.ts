/** How an account stands in an address: `x/@ada` by its handle, `x/1815` by its id on the platform where it has none. */
export interface Named {
  key: string;
  platform?: string | null;
  handle?: string | null;
  name?: string | null;
}

export function reference(account: Named): string {
  const platform = account.platform ?? account.key.split(":")[0] ?? "";
  const own = account.handle ? `@${account.handle}` : account.key.slice(account.key.indexOf(":") + 1);
  return `${platform}/${own}`;
}

export interface AccountArguments {
  id?: string;
  handle?: string;
  platform?: string;
}

/** The arguments of `account` that find who the reference names. */
export function argumentsOf(text: string): AccountArguments {
  const at = text.indexOf("/");
  const [platform, own] = at < 0 ? ["", text] : [text.slice(0, at), text.slice(at + 1)];
  if (own.startsWith("@")) return platform ? { handle: own.slice(1), platform } : { handle: own.slice(1) };
  return { id: platform ? `${platform}:${own}` : own };
}

/** What people call it. */
export function called(account: Named): string {
  if (account.handle) return `@${account.handle}`;
  return account.name || account.key;
}
