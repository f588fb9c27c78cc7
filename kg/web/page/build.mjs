// Bundle the sources into ../static: `npm ci && npm run build`. The bundles are committed, so that neither
// building the wheel nor installing it needs Node.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "static");

// A digest of everything the bundles are made from; tests compare it.
function digest() {
  const hash = createHash("sha256");
  const files = ["build.mjs", "package-lock.json", ...readdirSync(join(here, "src")).sort().map((f) => `src/${f}`)];
  for (const file of files) hash.update(file + "\n").update(readFileSync(join(here, file)));
  return hash.digest("hex");
}

const shared = { bundle: true, minify: true, charset: "utf8", legalComments: "none", target: "es2020", logLevel: "warning" };
for (const one of [
  { entryPoints: [join(here, "src/explorer.js")], outfile: join(out, "explorer.js"), format: "iife" },
  { entryPoints: [join(here, "src/explorer.css")], outfile: join(out, "explorer.css") },
  { entryPoints: [join(here, "src/editor.js")], outfile: join(out, "editor.js"), format: "iife" },
  { entryPoints: [join(here, "src/editor.css")], outfile: join(out, "editor.css"), loader: { ".svg": "dataurl" } },
]) await build({ ...shared, ...one });

// The licences of every package that may be in a bundle: all that are installed but the tools for building.
const lock = JSON.parse(readFileSync(join(here, "package-lock.json"), "utf8")).packages;
const packages = Object.keys(lock).filter((path) => path && !lock[path].dev).map((path) => path.slice("node_modules/".length));
const texts = packages.sort().map((name) => {
  const folder = join(here, "node_modules", name);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = existsSync(folder) && readdirSync(folder).find((one) => /^(licen[cs]e|copying)/i.test(one));
  const author = typeof about.author === "string" ? about.author : about.author?.name ?? "its authors";
  const text = file ? readFileSync(join(folder, file), "utf8").trim() : `Copyright ${author}. Licence: ${about.license}.`;
  return `${name} ${about.version} (${about.license})\n\n${text}\n`;
});
writeFileSync(join(out, "LICENSES.txt"), `Packages whose code is in the bundles of this folder.\n\n${texts.join(`\n${"-".repeat(78)}\n\n`)}`);
writeFileSync(join(out, "SOURCES.sha256"), digest() + "\n");
