import { useWords, type Word } from "../../i18n/translate";
import { isWord } from "../../i18n/en";
import type { Paint } from "../../map/colours";
import type { MapModel } from "../../map/types";
import { measureName } from "../../words/names";
import { Dot } from "../../ui/Dot";
import type { MapChoices } from "./MapView";

export function Legend({ model, choices, paint }: { model: MapModel; choices: MapChoices; paint: Paint }) {
  const t = useWords();
  return (
    <details class="legend" open={innerWidth > 800}>
      <summary>{t("map.legend")}</summary>
      <ul>
        <li>{t("map.legend.size")}</li>
        {choices.flows !== "none" && <li>{t("map.legend.flows")}</li>}
        {model.members.length > 0 && <li>{t("map.legend.dots", { measure: measureName(choices.measure) })}</li>}
        {paint.legend.map(({ value, colour }) => (
          <li key={value} class="class">
            <Dot colour={colour} /> {className(choices.colouring, value, t)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function className(colouring: string, value: string, t: ReturnType<typeof useWords>): string {
  if (value === "") return t("map.legend.unknown");
  if (colouring === "verified") return t(value === "true" ? "yes" : "no");
  const word = `${colouring}.${value}`;
  return isWord(word) ? t(word as Word) : value;
}
