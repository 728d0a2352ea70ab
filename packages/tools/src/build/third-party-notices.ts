import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { PublishedPackage } from "./packages.ts";

/** Code of another project in a published package. */
interface Notice {
  readonly title: string;
  readonly license: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly homepage?: string;
}

/** The comment on code that was copied into a source, such as `From lucide (ISC license)`. */
const copied = /^\/\/ .*?\b([\w-]+)(?: icons)? \(([\w.-]+) license\)/gim;

/**
 * Writes `THIRD-PARTY-NOTICES.txt` into a package's build: the licenses of all projects whose code it contains, as its
 * source maps, the modules of its bundle, and the comments on copied code show.
 * @param bundled the modules of bundles without a source map
 */
export function writeThirdPartyNotices({ name, folder }: PublishedPackage, bundled: readonly string[]): void {
  const notices = [...bundledNotices([...mappedSources(folder), ...bundled]), ...copiedNotices(folder)];
  const head =
    notices.length === 0
      ? `${name} contains no code of other projects. Its dependencies are installed with their own licenses.`
      : `${name} contains code of the projects below. Its dependencies are installed with their own licenses.`;
  const text = [head, ...notices.map(({ title, license }) => `${"-".repeat(80)}\n${title}\n\n${license.trim()}`)];
  writeFileSync(join(folder, "dist/THIRD-PARTY-NOTICES.txt"), `${text.join("\n\n")}\n`);
}

function mappedSources(folder: string): string[] {
  return globSync("dist/**/*.js.map", { cwd: folder }).flatMap((file) => {
    const { sources } = JSON.parse(readFileSync(join(folder, file), "utf8")) as { readonly sources: readonly string[] };
    return sources.map((source) => resolve(folder, dirname(file), source));
  });
}

function bundledNotices(modules: readonly string[]): Notice[] {
  const folders = modules.map((path) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort().map((folder) => {
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    const [file] = globSync("{LICEN[CS]E,License,license}*", { cwd: folder });
    const title = `${manifest.name} ${manifest.version} (${manifest.license ?? "see below"})`;
    return { title, license: readFileSync(file === undefined ? keptText(manifest.name) : join(folder, file), "utf8") };
  });
}

/** The license text that this repository keeps for a package whose own archive has none. */
function keptText(name: string): string {
  const path = join(import.meta.dirname, `licenses/${name.replace(/^@/, "").replace("/", "-")}.txt`);
  if (!existsSync(path)) throw new Error(`${name} is bundled and has no license text`);
  return path;
}

function copiedNotices(folder: string): Notice[] {
  const sources = globSync("src/**/*.ts", { cwd: folder }).map((file) => readFileSync(join(folder, file), "utf8"));
  const projects = sources.flatMap((source) =>
    [...source.matchAll(copied)].map(([, name = "", license = ""]) => [name.toLowerCase(), license] as const),
  );
  return [...new Map(projects)].map(([name, license]) => ({
    title: `${name} (${license})`,
    license: readFileSync(join(import.meta.dirname, `licenses/${name}.txt`), "utf8"),
  }));
}
