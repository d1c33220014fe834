import { Store, useStore } from "../state/store";

const said = new Store("");

/** Read out by screen readers, politely. */
export function announce(text: string): void {
  said.set(said.value === text ? `${text}\u00a0` : text);
}

export function Announcer() {
  return (
    <p class="hidden" role="status" aria-live="polite" data-testid="announcer">
      {useStore(said)}
    </p>
  );
}
