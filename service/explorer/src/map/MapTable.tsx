import { useWords } from "../i18n/translate";
import { CommunityLink } from "../ui/links";
import { decimal, whole } from "../words/format";
import { restWords, strongestTies } from "./sentence";
import type { MapCommunity, MapModel } from "./types";

/** The map in words: everything that the picture shows of communities. */
export function MapTable({ model }: { model: MapModel }) {
  const t = useWords();
  const named = new Map(model.communities.map((one) => [one.id, one]));
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={t("map.table")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("map.column.name")}</th>
            <th scope="col" class="number">
              {t("map.column.members")}
            </th>
            <th scope="col">{t("map.column.ties")}</th>
          </tr>
        </thead>
        <tbody>
          {model.communities.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <CommunityLink community={linked(one)} />
              </th>
              <td class="number">{whole(one.size)}</td>
              <td>{tiesText(one.id, model, named)}</td>
            </tr>
          ))}
          {model.rest && (
            <tr>
              <th scope="row">{restWords(model.rest)}</th>
              <td class="number">{whole(model.rest.accounts)}</td>
              <td>–</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

function linked(one: MapCommunity) {
  return { communityId: one.id, label: one.label, colour: one.colour };
}

function tiesText(id: string, model: MapModel, named: ReadonlyMap<string, MapCommunity>): string {
  const ties = strongestTies(id, model.flows).slice(0, 3);
  return ties.map((tie) => `${named.get(tie.other)?.label ?? tie.other} (${decimal(tie.times, 1)}×)`).join("; ") || "–";
}
