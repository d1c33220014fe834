import { authorization } from "../api/client";
import { noteUnreachable } from "../state/connection";

/** Hands the reader a file that was made here. */
export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** With a key, for a link by itself sends none: fetched with it, and saved. Why that failed is said. */
export async function fetched(event: Event, url: string, name: string): Promise<void> {
  event.preventDefault();
  try {
    const answer = await fetch(url, { headers: authorization() });
    if (answer.ok) return save(await answer.blob(), name);
    alert(messageOf(await answer.text()) ?? `${name}: ${answer.status}`);
  } catch {
    noteUnreachable();
  }
}

/** What the service says is the matter, where it does. */
function messageOf(text: string): string | null {
  try {
    const told = (JSON.parse(text) as { errors?: { message?: string }[] }).errors?.[0]?.message;
    return told ?? null;
  } catch {
    return null;
  }
}
