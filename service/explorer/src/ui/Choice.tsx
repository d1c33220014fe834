import type { ComponentChildren } from "preact";

export interface ChoiceProps {
  label: ComponentChildren;
  value: string;
  choose(value: string): void;
  options: ReadonlyArray<readonly [value: string, text: string]>;
}

/** One of a few, with its name beside it. */
export function Choice({ label, value, choose, options }: ChoiceProps) {
  return (
    <label class="choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
