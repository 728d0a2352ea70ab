import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { root } from "../root.ts";

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
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

/**
 * The files that a test may read if it reads only what its code names, as browser tests do: in its own package those it imports,
 * directly or not, and in others the same files as all tests of the package.
 * @param alongside files that are loaded with the test
 */
export function readsImports(file: string, alongside: readonly string[]): (path: string) => boolean {
  const folder = packageOf(file);
  const isOfPackage = readsPackage(folder);
  const imported = new Set([file, ...alongside]);
  for (const each of imported) for (const path of pathsIn(each)) imported.add(path);
  return (path) => (path.startsWith(`${folder}/src/`) ? imported.has(path) : isOfPackage(path));
}

/**
 * The files that a test may read: those of its package except other tests, and those of its dependencies, but in one folder only
 * those it has loaded.
 * @param loaded paths of files and folders; everything by default
 */
export function readsLoaded(
  file: string,
  folder: string,
  loaded: readonly string[] = [folder],
): (path: string) => boolean {
  const isOfPackage = readsPackage(packageOf(file));
  return (path) => {
    if (path.startsWith(folder)) return isOfPackage(path) && loaded.some((beginning) => path.startsWith(beginning));
    return path === file || (isOfPackage(path) && !path.endsWith(".test.ts"));
  };
}

const named = new Map<string, readonly string[]>();

/** The files that the code of a file names by a relative path, in an import or elsewhere. */
function pathsIn(file: string): readonly string[] {
  const known = named.get(file);
  if (known !== undefined) return known;
  const literals = readFileSync(join(root, file), "utf8").matchAll(/"(\.{1,2}\/[^"\n]+\.\w+)"/g);
  const paths = [...literals].map(([, path = ""]) => posix.join(dirname(file), path));
  const found = [...new Set(paths)].filter((path) => existsSync(join(root, path)));
  named.set(file, found);
  return found;
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

/** The dependencies of a package, and those that only its tests use. */
function dependenciesOf(folder: string, withTests: boolean): string[] {
  const { dependencies, devDependencies, peerDependencies } = manifests.get(folder) ?? { name: folder };
  const names = new Set(Object.keys({ ...dependencies, ...peerDependencies, ...(withTests && devDependencies) }));
  return [...manifests].filter(([, { name }]) => names.has(name)).map(([folder]) => folder);
}
