// Ends with 0 when the built files were made of the sources as they are.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sourcesHash } from "./sources.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const manifest = fileURLToPath(new URL("../../tular/api/http/static/explorer/manifest.json", import.meta.url));
const built = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")).sources : "";
process.exit(built === sourcesHash(root) ? 0 : 1);
