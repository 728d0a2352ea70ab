import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ensureTestBrowser } from "../chromium.ts";
import { cacheFolder, root } from "../root.ts";
import type { Job } from "./job.ts";
import { readResults, type TestRecord } from "./results.ts";

interface PassedJob {
  /** A hash of all that the result depends on. */
  readonly hash: string;
  /** In milliseconds since 1970. */
  readonly passedAt: number;
  readonly records: readonly TestRecord[];
}

/** A result depends on the date in a few places, and random tests should draw again. */
const maxAge = 24 * 60 * 60 * 1000;

const file = join(cacheFolder, "passed-jobs.json");

/** Read by every job: settings, the lock file, manifests, and the code that runs the tests. */
const always = /^(packages\/)?[^/]+(?<!\.md)$|(^|\/)package\.json$|^packages\/tools\/src\/(test\/|[^/]+$)/;

/** Deletes the results and caches of earlier runs. */
export function deletePassedJobs(): void {
  for (const name of ["passed-jobs.json", "types"]) rmSync(join(cacheFolder, name), { recursive: true, force: true });
}

/** What is known about a job that passed with the same files, packages, Node and Chromium, at least in part. */
interface Known {
  readonly records: readonly TestRecord[];
  /** Those of its files that have to run again; `undefined` if nothing has to. */
  readonly left: readonly string[] | undefined;
}

/** What passes or fails as a whole: a job, or one of its files. */
interface Unit {
  readonly name: string;
  readonly files: readonly string[];
  readonly inputs: (loaded?: readonly string[]) => Job["inputs"];
}

const unitsOf = ({ name, files = [], inputs, inputsOfFile }: Job): readonly Unit[] =>
  inputsOfFile === undefined
    ? [{ name, files, inputs: () => inputs }]
    : files.map((file) => ({
        name: `${name}: ${file}`,
        files: [file],
        inputs: (loaded) => inputsOfFile(file, loaded),
      }));

/** What the file of these results has loaded, if it reported that. */
const loadedIn = (records: readonly TestRecord[]): readonly string[] | undefined => records[0]?.loaded;

/** The jobs and files that passed recently, with their results. */
export class PassedJobs {
  readonly #passed: Record<string, PassedJob>;
  readonly #hashes = new Map<string, string>();

  constructor() {
    this.#passed = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Record<string, PassedJob>) : {};
  }

  /** Finds what doesn't need to run again. */
  find(jobs: readonly Job[]): ReadonlyMap<Job, Known> {
    const files = listFiles();
    return new Map(
      jobs.map((job) => {
        const units = unitsOf(job).map((unit) => ({ unit, passed: this.#find(job, unit, files) }));
        const again = units.filter(({ passed }) => passed === undefined);
        const left = again.length === 0 ? undefined : again.flatMap(({ unit }) => unit.files);
        return [job, { records: units.flatMap(({ passed }) => passed?.records ?? []), left }];
      }),
    );
  }

  #find(job: Job, unit: Unit, files: FileHashes): PassedJob | undefined {
    this.#hashes.set(unit.name, hashOf(job, unit, files));
    const passed = this.#passed[unit.name];
    const hash = hashOf(job, unit, files, loadedIn(passed?.records ?? []));
    const isRecent = passed !== undefined && Date.now() - passed.passedAt < maxAge;
    return isRecent && hash !== "" && hash === passed.hash ? passed : undefined;
  }

  /** Saves the results of a job, unless a file changed while it ran. */
  add(job: Job): void {
    const files = listFiles();
    const records = readResults(job.runner).filter((record) => record.job === job.name);
    for (const unit of unitsOf(job)) {
      const all = hashOf(job, unit, files);
      if (all === "" || all !== this.#hashes.get(unit.name)) continue;
      const own =
        job.inputsOfFile === undefined ? records : records.filter((record) => unit.files.includes(record.file));
      const hash = hashOf(job, unit, files, loadedIn(own));
      this.#passed[unit.name] = { hash, passedAt: Date.now(), records: own };
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(this.#passed));
  }
}

/** A hash of all that the result of a unit depends on. Empty if the files are not in a Git repository. */
function hashOf({ runner }: Job, unit: Unit, all: FileHashes, loaded?: readonly string[]): string {
  const inputs = unit.inputs(loaded);
  const read = [...all].filter(([path]) => inputs === undefined || always.test(path) || inputs(path));
  if (read.length === 0) return "";
  const hash = createHash("sha256").update(
    JSON.stringify([process.version, process.platform, process.arch, unit.files]),
  );
  if (runner !== "check" && runner !== "node") hash.update(chromiumVersion());
  // Installed packages may differ from the lock file.
  hash.update(hashOfFile("node_modules/.package-lock.json"));
  for (const [path, own] of read) hash.update(`${path} ${own}\n`);
  return hash.digest("hex");
}

/** The hashes of files by path. */
type FileHashes = ReadonlyMap<string, string>;

/** All files that are not ignored. */
function listFiles(): FileHashes {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const paths = status === 0 ? stdout.split("\0").filter(Boolean).sort() : [];
  return new Map(paths.map((path) => [path, hashOfFile(path)]));
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
