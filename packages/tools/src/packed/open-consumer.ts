import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { goSettings } from "../project-groups.ts";

/** A running consumer: its server in a separate process, and the errors of its pages. */
export interface OpenConsumer {
  /** Console errors, uncaught errors and violations of the content security policy. */
  readonly complaints: string[];
  /** Opens a page as the user with this id, or as a visitor. */
  open(path: string, user?: string): Promise<Page>;
  close(): Promise<void>;
}

/** Flags with which every supported Node runs TypeScript. */
export const typeScriptFlags = ["--experimental-strip-types", "--disable-warning=ExperimentalWarning"];

/** Runs a command and returns its standard output, whether it succeeds or fails. */
export const outputOf = (command: string, args: readonly string[], cwd: string): Promise<string> =>
  new Promise((resolve) => {
    // If the command is a test runner, it reports to its own output.
    const env = { ...process.env, ...goSettings, NODE_TEST_CONTEXT: undefined };
    execFile(command, args, { cwd, env }, (_error, stdout) => {
      resolve(stdout);
    });
  });

/**
 * Bundles the consumer's page and starts its server.
 * @param folder the folder with the consumer's files, from which packages are resolved
 * @param data an empty folder for the bundle and the database
 * @param conditions the export conditions of the packages; empty for what is published
 * @param node the Node that runs the server
 */
export async function openConsumer(
  browser: Browser,
  {
    folder,
    data,
    conditions,
    node = process.execPath,
  }: {
    readonly folder: string;
    readonly data: string;
    readonly conditions: readonly string[];
    readonly node?: string;
  },
): Promise<OpenConsumer> {
  const assets = join(data, "assets");
  mkdirSync(assets, { recursive: true });
  await build({
    entryPoints: globSync(["page.ts", "frameworks/*-page.tsx"], { cwd: folder }).map((file) => join(folder, file)),
    entryNames: "[name]",
    outdir: assets,
    bundle: true,
    splitting: true,
    minify: conditions.length === 0,
    format: "esm",
    jsx: "automatic",
    platform: "browser",
    target: "es2022",
    conditions: [...conditions, "browser", "production", "import"],
    logLevel: "error",
  });
  const execArgv = [...typeScriptFlags, ...conditions.map((name) => `--conditions=${name}`)];
  const options = { cwd: folder, execArgv, execPath: node };
  const server = fork(join(folder, "server.ts"), [join(data, "rollcall.db"), assets], options);
  const exited = once(server, "exit");
  const listening = await Promise.race([once(server, "message"), exited.then(() => undefined)]);
  if (listening === undefined) throw new Error("the server of the consumer ended before it listened");
  const url = String(listening[0]);
  const complaints: string[] = [];
  return {
    complaints,
    async open(path, user) {
      const context = await browser.newContext({
        locale: "en-GB",
        timezoneId: "Europe/Berlin",
        reducedMotion: "reduce",
      });
      await context.clock.setFixedTime("2026-03-02T09:00:00Z");
      await context.addInitScript(() => {
        addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
          console.error(`${violatedDirective} blocks ${blockedURI} ${sample}`);
        });
      });
      if (user !== undefined) await context.addCookies([{ name: "user", value: user, url }]);
      const page = await context.newPage();
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
      });
      await page.goto(url + path);
      return page;
    },
    async close() {
      server.disconnect();
      await exited;
    },
  };
}
