// Checks the tarballs of the published packages: publint reads their manifests and files, and Are The Types Wrong resolves
// the types of each entry point as consumers with ES modules do.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { publishedPackages } from "../build/packages.ts";
import { packPackages } from "../packed/install-packages.ts";
import { addResult } from "../test/results.ts";

const withoutEsModules: readonly string[] = ["node10", "node16-cjs"];

/** The problems with the types of a package, one per line. */
async function typeProblems(tarball: Uint8Array): Promise<readonly string[]> {
  const published = createPackageFromTarballData(tarball);
  // It is called for the same folders thousands of times, and searches all files each time.
  const folders = new Set(published.listFiles().flatMap(foldersAbove));
  published.directoryExists = (path) => folders.has(path.replace(/\/$/, ""));
  const result = await checkPackage(published);
  if (result.types === false) return ["it has no types"];
  return result.problems
    .filter((problem) => !("resolutionKind" in problem && withoutEsModules.includes(problem.resolutionKind)))
    .map((problem) => JSON.stringify(problem));
}

/** The folders that contain a file: the root, `/a` and `/a/b` of `/a/b/c`. */
const foldersAbove = (path: string): readonly string[] =>
  [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index));

async function publintProblems({ buffer }: Uint8Array<ArrayBuffer>): Promise<readonly string[]> {
  const { messages, pkg } = await publint({ strict: true, pack: { tarball: buffer } });
  return messages.map((message) => `${message.type}: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
}

function report(title: string, problems: readonly string[]): void {
  addResult({ runner: "check", file: "", title, outcome: problems.length === 0 ? "passed" : "failed" });
  if (problems.length === 0) return;
  console.log(`✖ ${title}\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  process.exitCode = 1;
}

const folder = mkdtempSync(join(tmpdir(), "rollcall-tarballs-"));
try {
  const tarballs = await packPackages(folder);
  for (const { name } of publishedPackages()) {
    const { filename = "" } = tarballs.find((tarball) => tarball.name === name) ?? {};
    const tarball = new Uint8Array(readFileSync(join(folder, filename)));
    report(`publint accepts ${name}`, await publintProblems(tarball));
    report(`types of ${name} resolve as published`, await typeProblems(tarball));
  }
} finally {
  rmSync(folder, { recursive: true });
}
