import { authorization } from "../api/client";

/** Hands the reader a file that was made here. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** With a key, for a link by itself sends none: fetched with it, and saved. */
export async function fetched(event: Event, url: string, name: string): Promise<void> {
  event.preventDefault();
  const answer = await fetch(url, { headers: authorization() });
  if (answer.ok) save(await answer.blob(), name);
}
