// Completion strikes through the measures that the current run does not have, and says so.
const ASKED = { query: "query MeasuresOfTheRun { run { measures } }", operationName: "MeasuresOfTheRun" };

export function markingMeasures(fetcher) {
  return async (request, options) => {
    const answer = await fetcher(request, options);
    const types = answer?.data?.__schema?.types;
    if (types) mark(types, await measuresOfTheRun(fetcher));
    return answer;
  };
}

// null where there is no run, or where it cannot be asked: then nothing is marked.
async function measuresOfTheRun(fetcher) {
  try {
    const answer = await fetcher(ASKED);
    return answer?.data?.run ? new Set(answer.data.run.measures) : null;
  } catch {
    return null;
  }
}

function mark(types, has) {
  const measures = types.find((type) => type.name === "Measure");
  if (!has || !measures) return;
  for (const value of measures.enumValues) {
    if (has.has(value.name)) {
      value.description = `In the current run. ${value.description}`;
    } else {
      value.isDeprecated = true;
      value.deprecationReason = "The current run does not have it: `tular analyze --measures` adds it.";
    }
  }
}
