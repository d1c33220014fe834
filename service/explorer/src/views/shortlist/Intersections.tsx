import { useWords } from "../../i18n/translate";
import { called } from "../../state/reference";
import { Defined } from "../../ui/Defined";
import { share, whole } from "../../words/format";
import type { Found } from "./Overlap";
import type { Listed } from "./ShortlistView";

const MOST = 20;

/** An UpSet picture, itself a table: of each combination how many accounts are in exactly these audiences. */
export function Intersections({ found, accounts }: { found: Found; accounts: readonly Listed[] }) {
  const t = useWords();
  const most = Math.max(1, ...found.intersections.map((one) => one.size));
  return (
    <>
      <h3 id="intersections">
        <Defined of="AudienceOverlap.intersections">{t("shortlist.combinations")}</Defined>
      </h3>
      <div class="scroll" tabIndex={0} role="group" aria-labelledby="intersections">
        <table class="upset">
          <thead>
            <tr>
              {accounts.map((one) => (
                <th key={one.key} scope="col">
                  {called(one)}
                </th>
              ))}
              <th scope="col" class="number">
                {t("fact.accounts")}
              </th>
              <th scope="col">{t("shortlist.ofReach")}</th>
            </tr>
          </thead>
          <tbody>
            {found.intersections.slice(0, MOST).map(({ accounts: among, size }) => (
              <tr key={among.map((one) => one.key).join()}>
                {accounts.map((one) => (
                  <Member key={one.key} inside={among.some((other) => other.key === one.key)} />
                ))}
                <td class="number">{whole(size)}</td>
                <td class="measured">
                  {share(size / Math.max(1, found.reach), 1)}
                  <span class="bar" aria-hidden="true">
                    <span style={{ width: `${(100 * size) / most}%` }} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.intersections.length > MOST && <p class="note">{t("shortlist.largest", { n: MOST })}</p>}
    </>
  );
}

function Member({ inside }: { inside: boolean }) {
  const t = useWords();
  return (
    <td class={inside ? "in" : "out"}>
      <span class="hidden">{t(inside ? "yes" : "no")}</span>
    </td>
  );
}
