import "graphiql/style.css";
// GraphiQL imports Monaco when it starts; imported here too, its style sheet becomes part of the one above.
import "monaco-graphql/esm/monaco-editor.js";
import "monaco-graphql/esm/lite.js";

import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createRoot } from "react-dom/client";

import "./workers.js";
import defaultQuery from "./default.graphql";

const fetcher = createGraphiQLFetcher({ url: new URL("/graphql", location.href).href });
// The explorer links here with the query behind a view: `/graphiql#query=…&variables=…`.
const linked = new URLSearchParams(location.hash.slice(1));
const query = linked.get("query") ?? undefined;

createRoot(document.getElementById("graphiql")).render(
  <GraphiQL
    fetcher={fetcher}
    defaultQuery={defaultQuery}
    initialQuery={query}
    initialVariables={linked.get("variables") ?? undefined}
    defaultEditorToolsVisibility={query ? "variables" : false}
  />,
);
