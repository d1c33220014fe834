// Bundles GraphiQL into the Python package: everything it needs lies beside it, nothing comes from another host.
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const outdir = fileURLToPath(new URL("../tular/api/http/static/graphiql", import.meta.url));
const entryPoints = {
  graphiql: "graphiql.jsx",
  "editor.worker": "monaco-editor/esm/vs/editor/editor.worker.js",
  "json.worker": "monaco-editor/esm/vs/language/json/json.worker.js",
  "graphql.worker": "monaco-graphql/esm/graphql.worker.js",
};

rmSync(outdir, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints,
  outdir,
  absWorkingDir: here,
  bundle: true,
  splitting: true,
  minify: true,
  metafile: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  legalComments: "none",
  loader: { ".graphql": "text", ".ttf": "file" },
  chunkNames: "[name]-[hash]",
  assetNames: "[name]",
  define: { "process.env.NODE_ENV": '"production"' },
});
removeRepeatedStyles();
writeLicences(Object.keys(metafile.inputs));

// Each part that is loaded on demand comes with a copy of styles that the one linked sheet has already.
function removeRepeatedStyles() {
  for (const file of readdirSync(outdir)) {
    if (file.endsWith(".css") && file !== "graphiql.css") rmSync(`${outdir}/${file}`);
  }
}

// The notices that the licences of the bundled packages ask for.
function writeLicences(inputs) {
  const packages = new Set(inputs.map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean));
  const notices = [...packages].sort().map((name) => {
    const folder = `${here}node_modules/${name}`;
    const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(`${folder}/${file}`, "utf8").trim() : "";
    return `${name} ${version} (${license})\n\n${text}`.trim();
  });
  writeFileSync(`${outdir}/LICENSES.txt`, `${notices.join(`\n\n${"-".repeat(72)}\n\n`)}\n`);
}
