import { useEffect, useState } from "preact/hooks";
import { ask } from "../api/client";
import { renew } from "../api/answers";
import { Frame } from "../operations/frame";

const EVERY = 30_000;

/** Was another run published since this page asked? Looked at now and then, and when the reader comes back to the page.
 * Views that were opened on the current run stay on what they show until the reader wants the new one. */
export function useNewRuns(shown: string | null, onCurrent: boolean): boolean {
  const [newer, setNewer] = useState(false);
  useEffect(() => {
    setNewer(false);
    if (!shown || !onCurrent) return;
    const look = async () => {
      if (document.hidden) return;
      try {
        const { current } = (await ask(Frame, { run: null })).data;
        setNewer(current !== null && current.runId !== shown);
      } catch {
        // The connection's own notice tells of it.
      }
    };
    const timer = setInterval(look, EVERY);
    addEventListener("focus", look);
    return () => {
      clearInterval(timer);
      removeEventListener("focus", look);
    };
  }, [shown, onCurrent]);
  return newer;
}

/** Names are changed by people: what one tab does, the others see at once. */
const others = new BroadcastChannel("tular");
others.addEventListener("message", () => renew());

export function namesChanged(): void {
  renew();
  others.postMessage("names");
}
