import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ensureTestBrowser } from "../chromium.ts";
import { cacheFolder, root } from "../root.ts";
import type { Job } from "./job-queue.ts";
import { readResults, type TestRecord } from "./results.ts";

interface PassedJob {
  /** A hash of all that the result depends on. */
  readonly hash: string;
  /** In milliseconds since 1970. */
  readonly passedAt: number;
  readonly records: readonly TestRecord[];
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A result depends on the date in a few places, and random tests should draw again. */
const maxAge = 24 * 60 * 60 * 1000;

const file = join(cacheFolder, "passed-jobs.json");

/** Read by every job: settings, the lock file, manifests, and the code that runs the tests. */
const always = /^[^/]+(?<!\.md)$|(^|\/)package\.json$|^packages\/tools\/src\/(test\/|[^/]+$)/;

/** Deletes the results and caches of earlier runs. */
export function deletePassedJobs(): void {
  for (const name of ["passed-jobs.json", "eslint"]) rmSync(join(cacheFolder, name), { recursive: true, force: true });
}

/** The jobs that passed recently with the same files, packages, Node and Chromium, with their results. */
export class PassedJobs {
  readonly #passed: Record<string, PassedJob>;
  readonly #hashes = new Map<string, string>();

  constructor() {
    this.#passed = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, PassedJob>) : {};
  }

  /** The jobs that need no new run, with their results. */
  find(jobs: readonly Job[]): ReadonlyMap<Job, readonly TestRecord[]> {
    const files = listFiles();
    const found = new Map<Job, readonly TestRecord[]>();
    for (const job of jobs) {
      const hash = hashOf(job, files);
      this.#hashes.set(job.name, hash);
      const passed = this.#passed[job.name];
      const isRecent = passed !== undefined && Date.now() - passed.passedAt < maxAge;
      if (isRecent && hash !== "" && hash === passed.hash) found.set(job, passed.records);
    }
    return found;
  }

  /** Saves the results of a job, unless a file changed while it ran. */
  add(job: Job): void {
    const hash = hashOf(job, listFiles());
    if (hash === "" || hash !== this.#hashes.get(job.name)) return;
    const records = readResults(job.runner).filter((record) => record.job === job.name);
    this.#passed[job.name] = { hash, passedAt: Date.now(), records };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(this.#passed));
  }
}

/** A hash of all that the result of a job depends on. Empty if the files are not in a Git repository. */
function hashOf({ runner, files = [], inputs }: Job, all: readonly string[]): string {
  const read = inputs === undefined ? all : all.filter((path) => always.test(path) || inputs(path));
  if (read.length === 0) return "";
  const hash = createHash("sha256").update(JSON.stringify([process.version, process.platform, process.arch, files]));
  if (runner !== "check" && runner !== "node") hash.update(chromiumVersion());
  // Installed packages may differ from the lock file.
  for (const path of ["node_modules/.package-lock.json", ...read]) hash.update(`${path} ${hashOfFile(path)}\n`);
  return hash.digest("hex");
}

/** The folder of the package that a file belongs to. */
export const packageOf = (path: string): string =>
  path.startsWith("docs/") ? "docs" : path.split("/").slice(0, 2).join("/");

/** The files that tests of a package may read: its own, and those of the packages it depends on except tests. */
export function readsPackage(folder: string): (path: string) => boolean {
  const folders = new Set([folder]);
  for (const each of folders) for (const other of dependenciesOf(each, each === folder)) folders.add(other);
  return (path) => {
    const owner = packageOf(path);
    return owner === folder || (folders.has(owner) && !path.endsWith(".test.ts"));
  };
}

/** The files that published packages and the framework examples may depend on. */
export const readsPublished = (path: string): boolean =>
  /^(packages|examples\/frameworks)\//.test(path) && !path.endsWith(".test.ts");

const manifests = new Map(
  globSync(["packages/*/package.json", "examples/*/package.json", "docs/package.json"], { cwd: root }).map((path) => [
    dirname(path),
    JSON.parse(readFileSync(join(root, path), "utf8")) as Manifest,
  ]),
);

/** What a package depends on, and what only its tests use. */
function dependenciesOf(folder: string, withTests: boolean): string[] {
  const { dependencies, devDependencies, peerDependencies } = manifests.get(folder) ?? { name: folder };
  const names = new Set(Object.keys({ ...dependencies, ...peerDependencies, ...(withTests && devDependencies) }));
  return [...manifests].filter(([, { name }]) => names.has(name)).map(([folder]) => folder);
}

/** All files that are not ignored. */
function listFiles(): readonly string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? [...new Set(stdout.split("\0").filter(Boolean))].sort() : [];
}

const hashes = new Map<string, { readonly state: string; readonly hash: string }>();

/** The hash of a file, read again only if its time or size changed. */
function hashOfFile(path: string): string {
  const absolute = join(root, path);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) return "";
  const state = `${stats.mtimeMs} ${stats.ctimeMs} ${stats.size}`;
  const known = hashes.get(path);
  if (known?.state === state) return known.hash;
  const hash = createHash("sha256").update(readFileSync(absolute)).digest("hex");
  hashes.set(path, { state, hash });
  return hash;
}

let version: string | undefined;
const chromiumVersion = (): string =>
  (version ??= spawnSync(ensureTestBrowser(), ["--version"], { encoding: "utf8" }).stdout);
