// Monaco asks for its workers by label; they are files beside this one.
const files = { json: "json.worker.js", graphql: "graphql.worker.js" };

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(new URL(files[label] ?? "editor.worker.js", import.meta.url), { type: "module" }),
};
