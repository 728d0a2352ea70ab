import { promisify } from "node:util";
import { basename, extname } from "node:path";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Metafile } from "esbuild";
import { bundle, type Bundle, keptBundles } from "./bundle.ts";
import { sprite } from "./pages/icons.ts";

/** A script of a page. */
export interface PageScript {
  readonly url: string;
  /** The URLs of the scripts that it imports. */
  readonly imports: readonly string[];
}

/** The scripts and styles the browser loads, built in memory when the host starts. */
export interface Assets {
  /** The script of pages with the worker portal. */
  readonly portal: PageScript;
  /** The script of all other pages. */
  readonly host: PageScript;
  /** The URL of the styles. */
  readonly styles: string;
  /** The file at a path, if it exists, compressed in a way that the browser accepts. */
  get(path: string, accepted: string): Promise<Asset | undefined>;
  /** The sources of a file, as paths from the working folder. */
  sourcesOf(path: string): readonly string[];
}

/** A file as it is sent. */
interface Asset {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly encoding: Encoding | undefined;
}

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

type Encoding = keyof typeof compress;

/** The better encoding first. Compressing only once leaves time for a quality that compressing each response doesn't. */
const compress = {
  br: (body: Uint8Array) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body: Uint8Array) => promisify(gzip)(body, { level: 9 }),
};

const encodings = Object.keys(compress) as Encoding[];

/**
 * Bundles the components with the host's own code.
 * @param keptIn a file for the result, which is reused as long as no source has changed
 */
export async function buildAssets(keptIn?: string): Promise<Assets> {
  const { host, portal } = await (keptIn === undefined ? bundle() : keptBundles(keptIn));
  const files = [...host.files, ...portal.files].map(
    ({ name, text }) => [`/assets/${name}`, toFile(name, text)] as const,
  );
  const icons = ["/assets/icons.svg", toFile("icons.svg", sprite)] as const;
  const served = new Map<string, (accepted: string) => Promise<Asset>>([...files, icons]);
  const sources = new Map(
    [host, portal].flatMap(({ metafile }) =>
      Object.entries(metafile.outputs).map(([path, { inputs }]) => [`/assets/${basename(path)}`, Object.keys(inputs)]),
    ),
  );
  return {
    portal: scriptOf(portal.metafile, "portal"),
    host: scriptOf(host.metafile, "host"),
    styles: urlOf(host.metafile, "styles", ".css"),
    get: async (path, accepted) => served.get(path)?.(accepted),
    sourcesOf: (path) => sources.get(path) ?? [],
  };
}

/** A file that is compressed when it is requested for the first time. */
function toFile(path: string, text: string): (accepted: string) => Promise<Asset> {
  const contents = new TextEncoder().encode(text);
  const type = types[extname(path)] ?? "application/octet-stream";
  const compressed = new Map<Encoding, Promise<Uint8Array>>();
  return async (accepted) => {
    const encoding = encodings.find((name) => accepted.includes(name));
    if (encoding === undefined) return { type, body: new Uint8Array(contents), encoding };
    const body = compressed.get(encoding) ?? compress[encoding](contents);
    compressed.set(encoding, body);
    return { type, body: new Uint8Array(await body), encoding };
  };
}

/** The URL of the file that was built from an entry point. */
const urlOf = ({ outputs }: Bundle["metafile"], name: string, type: string): string => {
  const file = Object.keys(outputs).find((path) => basename(path).startsWith(`${name}-`) && path.endsWith(type));
  return `/assets/${basename(file ?? "")}`;
};

/** The script that was built from an entry point. */
function scriptOf(metafile: Bundle["metafile"], name: string): PageScript {
  const url = urlOf(metafile, name, ".js");
  const outputs = new Map<string, Metafile["outputs"][string]>(
    Object.entries(metafile.outputs).map(([path, output]) => [`/assets/${basename(path)}`, output]),
  );
  const found = new Set([url]);
  for (const script of found) {
    for (const { path, kind } of outputs.get(script)?.imports ?? []) {
      if (kind === "import-statement") found.add(`/assets/${basename(path)}`);
    }
  }
  found.delete(url);
  return { url, imports: [...found] };
}
