import { capital, measureName } from "../words/names";
import { Defined } from "./Defined";

export function MeasureTerm({ measure, start = false }: { measure: string; start?: boolean }) {
  const name = measureName(measure);
  return <Defined of={`Measure.${measure}`}>{start ? capital(name) : name}</Defined>;
}
