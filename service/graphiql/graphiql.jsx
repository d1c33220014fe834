import "graphiql/style.css";
// GraphiQL imports Monaco when it starts; imported here too, its style sheet becomes part of the one above.
import "monaco-graphql/esm/monaco-editor.js";
import "monaco-graphql/esm/lite.js";

import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";

import "./workers.js";
import { markingMeasures } from "./measures.js";
import questions from "./questions.js";

// For a moment after a change of tabs GraphiQL still names the operation of the tab before: a document without it says
// by itself what is asked.
const asWritten = (ask) => (asked, options) => {
  const { operationName: name, query } = asked;
  const known = name && new RegExp(`\\b(query|mutation|subscription)\\s+${name}\\b`).test(query);
  return ask(known ? asked : { ...asked, operationName: undefined }, options);
};
const fetcher = asWritten(markingMeasures(createGraphiQLFetcher({ url: new URL("/graphql", location.href).href })));
// The explorer links here with the query behind a view: `/graphiql#query=…&variables=…`.
const linked = new URLSearchParams(location.hash.slice(1));
const query = linked.get("query") ?? undefined;
const tabs = query ? [{ query, variables: linked.get("variables") ?? undefined }, ...questions] : questions;

createRoot(document.getElementById("graphiql")).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={questions[0].query}
    defaultTabs={tabs}
    initialQuery={query}
    initialVariables={linked.get("variables") ?? undefined}
    defaultEditorToolsVisibility={query ? "variables" : false}
  />,
);
