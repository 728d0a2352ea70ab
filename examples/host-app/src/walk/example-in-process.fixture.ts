import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { ExampleOptions } from "@rollcall/tools/example";
import { reportLoaded } from "@rollcall/tools/loaded-sources";
import { type Assets, buildAssets } from "../assets.ts";
import { HostError, type HostOptions, type RunningHost, startHost } from "../start-host.ts";

/** The example while it accepts requests. */
export interface RunningExample {
  readonly url: string;
  readonly port: number;
  stop(): Promise<unknown>;
}

/** Sample data, and the port that its emails mention. */
interface Sample {
  readonly folder: string;
  readonly port: number;
}

/** The file in its data folder where the example keeps what the browser loads. */
const keptAssets = "assets.json";

let built: Promise<Assets> | undefined;
let created: Promise<Sample> | undefined;

after(deleteSample);

/** Starts the example in this process. All suites share what the browser loads, and each gets a copy of the sample data. */
export async function startInProcess(options: ExampleOptions): Promise<RunningExample> {
  const { data: folder, port, ...others } = options;
  if (others.empty === true || others.databaseUrl !== undefined || port !== undefined)
    return start({ folder, port: port ?? 0, ...others });
  try {
    return await start({ folder, port: await copySample(folder), ...others });
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    // Another process has taken the port.
    await deleteSample();
    return startInProcess(options);
  }
}

/**
 * Copies the sample data, and returns the port that its emails mention. Usually copies what the browser loads, too: an example in its
 * own process then need not build it again.
 */
export async function copySample(folder: string): Promise<number> {
  const sample = await (created ??= createSample());
  await cp(sample.folder, folder, { recursive: true });
  return sample.port;
}

async function createSample(): Promise<Sample> {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-sample-"));
  const { port, stop } = await start({ folder, port: 0 });
  await stop();
  return { folder, port };
}

async function deleteSample(): Promise<void> {
  const sample = await created;
  created = undefined;
  if (sample !== undefined) await rm(sample.folder, { recursive: true });
}

const start = (options: Omit<HostOptions, "assets">): Promise<RunningHost> =>
  startHost({ ...options, assets: (built ??= buildAssets(join(options.folder, keptAssets))).then(reporting) });

/** Reports which sources pages load: a walk need not run again when others change. */
const reporting = (assets: Assets): Assets => ({
  ...assets,
  get(path, accepted) {
    reportLoaded(assets.sourcesOf(path));
    return assets.get(path, accepted);
  },
});
