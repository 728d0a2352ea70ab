import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publishedPackages } from "../build/packages.ts";
import { root } from "../root.ts";
import { runCommand } from "../run-command.ts";

/** A tarball as `npm pack --json` reports it. */
export interface Tarball {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** A folder outside of the workspace that has all published packages installed from their tarballs. */
export interface Installation {
  readonly folder: string;
  readonly tarballs: readonly Tarball[];
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly version?: string; readonly link?: boolean }>>;
}

/** The source of the consumer. It runs in place, on the sources of the packages, and in the installation. */
export const consumer = join(import.meta.dirname, "consumer");

/**
 * Packs every published package from its build, installs the tarballs into an empty folder and copies the consumer there.
 * Other dependencies come from the registry in the versions of this repository's lock file, so `npm ci` has already
 * cached them. No install script runs: none of the packages may need one.
 */
export async function installPackages(): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-packed-"));
  const tarballFolder = join(folder, "tarballs");
  mkdirSync(tarballFolder);
  const folders = publishedPackages().map((published) => published.folder);
  const packed = await npm(["pack", ...folders, "--json", "--pack-destination", tarballFolder], root);
  const tarballs = JSON.parse(packed.slice(packed.indexOf("["))) as Tarball[];

  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock;
  const installed = Object.entries(lock.packages).filter(
    ([path, { link }]) => path.startsWith("node_modules/") && link !== true,
  );
  const manifest = {
    name: "consumer",
    private: true,
    type: "module",
    dependencies: {
      ...Object.fromEntries(tarballs.map(({ name, filename }) => [name, `file:tarballs/${filename}`])),
      "@types/node": lock.packages["node_modules/@types/node"]?.version,
    },
  };
  const packages = { "": manifest, ...Object.fromEntries(installed) };
  write(join(folder, "package.json"), manifest);
  write(join(folder, "package-lock.json"), { name: "consumer", lockfileVersion: 3, requires: true, packages });
  await npm(["install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
  cpSync(consumer, folder, { recursive: true });
  return { folder, tarballs };
}

const write = (file: string, content: object): void => {
  writeFileSync(file, JSON.stringify(content, null, 2));
};

async function npm(args: readonly string[], cwd: string): Promise<string> {
  const { code, output } = await runCommand("npm", args, { capture: true, cwd });
  if (code !== 0) throw new Error(`npm ${args[0] ?? ""} failed:\n${output}`);
  return output;
}
