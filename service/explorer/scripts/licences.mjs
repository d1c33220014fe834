// The notices that the licences of the bundled packages ask for.
import { readFileSync, readdirSync } from "node:fs";

export function licences(root, modules) {
  const names = modules.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]).filter(Boolean);
  const notices = [...new Set(names)].sort().map((name) => {
    const folder = `${root}node_modules/${name}`;
    const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(`${folder}/${file}`, "utf8").trim() : "";
    return `${name} ${version} (${license})\n\n${text}`.trim();
  });
  return `${notices.join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}
