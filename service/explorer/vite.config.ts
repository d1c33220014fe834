// Builds the explorer into the Python package: everything it needs lies beside it, nothing comes from another host.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { licences } from "./scripts/licences.mjs";
import { sourcesHash } from "./scripts/sources.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const outDir = fileURLToPath(new URL("../tular/api/http/static/explorer", import.meta.url));

export default defineConfig({
  root: here,
  base: "/static/explorer/",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir,
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  server: { proxy: { "/graphql": "http://127.0.0.1:8000", "/maps": "http://127.0.0.1:8000", "/health": "http://127.0.0.1:8000" } },
  plugins: [
    {
      // A test compares the hash with the sources, and licences ask for their notices.
      name: "tular-manifest",
      generateBundle(_options, bundle) {
        const modules = Object.values(bundle).flatMap((part) => (part.type === "chunk" ? part.moduleIds : []));
        this.emitFile({ type: "asset", fileName: "LICENSES.txt", source: licences(here, modules) });
      },
      closeBundle() {
        const manifest = { sources: sourcesHash(here.replace(/\/$/, "")) };
        writeFileSync(`${outDir}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
      },
    },
  ],
});
