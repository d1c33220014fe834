/** Is the service there? While it is not, it is asked quietly until it answers, and then every view asks again. */
import { Store } from "./store";
import { renew } from "../api/answers";

const PAUSE = 2_000;

export const reachable = new Store(true);
let timer: ReturnType<typeof setTimeout> | undefined;

export function noteReached(): void {
  reachable.set(true);
}

export function noteUnreachable(): void {
  reachable.set(false);
  timer ??= setTimeout(probe, PAUSE);
}

async function probe(): Promise<void> {
  timer = undefined;
  try {
    const answer = await fetch("/health/live", { cache: "no-store" });
    if (answer.ok) {
      reachable.set(true);
      renew();
      return;
    }
  } catch {
    // Still away: the next attempt follows.
  }
  timer = setTimeout(probe, PAUSE);
}
