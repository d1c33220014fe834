/** The colour of a community; an accent only, its name stands beside it. */
export function Dot({ colour }: { colour: string | null | undefined }) {
  return <span class="dot" aria-hidden="true" style={{ background: safeColour(colour) }} />;
}

/** A colour is data too. */
export function safeColour(colour: string | null | undefined): string {
  return colour && /^#[0-9a-f]{6}$/i.test(colour) ? colour : "#8a94a0";
}
