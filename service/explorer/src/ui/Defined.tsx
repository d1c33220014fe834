import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useDefinition, type Definition } from "../words/catalogue";

/** A word whose definition shows on hover, on focus and on touch; Escape puts it away. `of` names it in the schema. */
export function Defined({ of, children }: { of: string; children: ComponentChildren }) {
  const definition = useDefinition(of);
  const id = useId();
  const [open, setOpen] = useState(false);
  const word = useRef<HTMLButtonElement>(null);
  if (!definition) return <span>{children}</span>;
  return (
    <span class="defined" onMouseEnter={() => setOpen(true)} onMouseLeave={() => setOpen(false)}>
      <button
        ref={word}
        type="button"
        class="term"
        aria-describedby={open ? id : undefined}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onClick={(event) => {
          event.stopPropagation();
          setOpen(true);
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !open) return;
          event.stopPropagation();
          setOpen(false);
        }}
      >
        {children}
      </button>
      {open && <Bubble id={id} at={word.current} definition={definition} />}
    </span>
  );
}

function Bubble({ id, at, definition: { lines, language } }: { id: string; at: HTMLElement | null; definition: Definition }) {
  const bubble = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (bubble.current && at) place(bubble.current, at.getBoundingClientRect());
  }, [at]);
  return (
    <span ref={bubble} id={id} role="tooltip" class="bubble" lang={language}>
      {lines.map((line, number) => (
        <span key={number} class={number ? "fact" : "definition"}>
          {line}
        </span>
      ))}
    </span>
  );
}

/** Below the word, or above where there is no room, and never outside the window. */
function place(bubble: HTMLElement, word: DOMRect): void {
  const { width, height } = bubble.getBoundingClientRect();
  const below = word.bottom + 6;
  const top = below + height > innerHeight - 8 ? Math.max(8, word.top - height - 6) : below;
  bubble.style.left = `${Math.max(8, Math.min(word.left, innerWidth - width - 8))}px`;
  bubble.style.top = `${top}px`;
}
