// One hash of all that the built files are made of. The test of the built files computes the same in Python.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";

const BESIDE = ["index.html", "package-lock.json", "package.json", "tsconfig.json", "vite.config.ts"];
const FOLDERS = ["scripts", "src"];
const MADE = "src/operations/";

export function sourcesHash(root) {
  const inFolders = FOLDERS.flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length).replace(/^\/+/, "")),
  );
  const hash = createHash("sha256");
  for (const file of [...BESIDE, ...inFolders].filter((name) => !name.startsWith(MADE)).sort()) {
    hash.update(`${file}\n`);
    hash.update(readFileSync(`${root}/${file}`));
  }
  return hash.digest("hex");
}
