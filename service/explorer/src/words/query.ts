/** The same question as a Python program: by the library, and by HTTP without any package. */
import type { Operation } from "../api/operation";

export function pythonFor(operation: Operation<unknown, unknown>, variables: Readonly<Record<string, unknown>>, library?: string): string {
  const own = library ? ["# Where Tular is installed:", "import tular", "", library, "", "# From anywhere:"] : [];
  return [
    ...own,
    "import json",
    "from urllib.request import Request, urlopen",
    "",
    `query = """${operation.text}"""`,
    `variables = ${python(variables)}`,
    'body = json.dumps({"query": query, "variables": variables}).encode()',
    `request = Request("${location.origin}/graphql", body, {"Content-Type": "application/json"})`,
    'data = json.load(urlopen(request))["data"]',
  ].join("\n");
}

function python(value: unknown): string {
  return JSON.stringify(value, null, 4)
    .replace(/: null\b/g, ": None")
    .replace(/: true\b/g, ": True")
    .replace(/: false\b/g, ": False");
}
