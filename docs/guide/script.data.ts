import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

/** What the guide shows about the script for pages without a bundler. */
interface ScriptFacts {
  /** For the `integrity` attribute. */
  readonly integrity: string;
  /** In kB, compressed. */
  readonly size: number;
}

const read = (name: string): Buffer => readFileSync(new URL(`../../packages/elements/dist/${name}`, import.meta.url));

declare const data: ScriptFacts;
export { data };

/** Reads the script of the last build. */
export default {
  watch: ["../../packages/elements/dist/integrity.json"],
  load(): ScriptFacts {
    const hashes = JSON.parse(read("integrity.json").toString()) as Readonly<Record<string, string>>;
    const size = Math.round(gzipSync(read("rollcall.min.js")).length / 1000);
    return { integrity: hashes["rollcall.min.js"] ?? "", size };
  },
};
