import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { bundledPackages } from "@rollcall/tools/bundled-packages";
import { runCommand } from "./command.ts";
import { confirmOnTerminal } from "./confirm-on-terminal.ts";

/** The file npm links as `rollcall`. */
export const bin = fileURLToPath(new URL("../bin/rollcall.cjs", import.meta.url));
const modules = fileURLToPath(new URL("../../../node_modules", import.meta.url));

/** The result of a command. */
export interface CommandResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A running command. */
export interface Running {
  readonly child: ChildProcess;
  /** Resolves once the output matches, with all output so far. */
  until(pattern: RegExp): Promise<string>;
  readonly ended: Promise<CommandResult>;
}

/** A folder with a configuration in which commands run. */
export interface Installation {
  readonly folder: string;
  /** Starts the command in a separate process. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Running>;
  /** Runs the command in this process, which is faster. `isTTY` applies to the input and both outputs; `answer` is typed. */
  call(
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
    isTTY?: boolean,
    answer?: string,
  ): Promise<CommandResult>;
  /** Serves in this process, which is faster, on a free port until the test ends. Returns the printed address. */
  serve(): Promise<string>;
  /** Runs the command in a separate process until it exits. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<CommandResult>;
  write(file: string, content: string): void;
}

/** The environment of all commands, independent of the environment of the test run. */
const {
  NODE_ENV: _env,
  NODE_OPTIONS: _options,
  NODE_TEST_CONTEXT: _test,
  FORCE_COLOR: _color,
  ...inherited
} = process.env;

/** Creates a folder with Rollcall installed and this configuration. */
export function install(t: TestContext, config?: string): Installation {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-cli-"));
  const stops: (() => Promise<unknown>)[] = [];
  t.after(async () => {
    for (const stop of stops) await stop();
    rmSync(folder, { recursive: true, force: true });
  });
  symlinkSync(modules, join(folder, "node_modules"));
  const write = (file: string, content: string): void => {
    writeFileSync(join(folder, file), content);
  };
  if (config !== undefined) write("rollcall.config.ts", config);
  const start = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Running> => {
    const child = spawn(process.execPath, [...(await bundledPackages()), bin, ...args], {
      cwd: folder,
      env: { ...inherited, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    t.after(() => {
      child.kill("SIGKILL");
    });
    return { child, ...following(child) };
  };
  return {
    folder,
    write,
    start,
    async serve() {
      let stop: () => void = () => undefined;
      const stopping = new Promise<void>((resolve) => (stop = resolve));
      let announce: (address: string) => void = () => undefined;
      const announced = new Promise<string>((resolve) => (announce = resolve));
      let output = "";
      const write = (text: string): void => {
        output += text;
        const [, address] = /is listening on (\S+)\n/.exec(output) ?? [];
        if (address !== undefined) announce(address);
      };
      const ended = runCommand(["serve", "--port", "0"], {
        cwd: folder,
        env: {},
        out: { write },
        err: { write },
        confirm: () => Promise.reject(new Error("nothing is asked")),
        waitForShutdownSignal: () => stopping,
      });
      stops.push(async () => {
        stop();
        await ended;
      });
      const failed = ended.then(() => Promise.reject(new Error(`the command ended:\n${output}`)));
      return Promise.race([announced, failed]);
    },
    run: async (args, env) => (await start(args, env)).ended,
    async call(args, env = {}, isTTY = false, answer = "") {
      const output = { out: "", err: "" };
      const capture = (to: keyof typeof output) => ({ isTTY, write: (chunk: string) => void (output[to] += chunk) });
      const waitForShutdownSignal = (): Promise<void> => Promise.resolve();
      const input = Object.assign(new PassThrough(), { isTTY });
      input.end(`${answer}\n`);
      const confirm = (question: string) => confirmOnTerminal(question, input, new PassThrough());
      const streams = { out: capture("out"), err: capture("err") };
      const context = { cwd: folder, env, ...streams, confirm, waitForShutdownSignal };
      return { code: await runCommand(args, context), ...output };
    },
  };
}

function following(child: ChildProcess): Omit<Running, "child"> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new TypeError("the output is not piped");
  let output = "";
  const append = (chunk: Buffer): void => void (output += chunk.toString());
  stdout.on("data", append);
  stderr.on("data", append);
  const ended = Promise.all([text(stdout), text(stderr), once(child, "close")]).then(([out, err, [code]]) => ({
    code: code as number | null,
    out,
    err,
  }));
  const until = async (pattern: RegExp): Promise<string> => {
    while (!pattern.test(output)) {
      const isOver = await Promise.race([
        once(stdout, "data"),
        once(stderr, "data"),
        ended.then(() => "over" as const),
      ]);
      if (isOver === "over" && !pattern.test(output))
        throw new Error(`the command exited before printing ${pattern.source}:\n${output}`);
    }
    return output;
  };
  return { until, ended };
}

/** A TypeScript configuration with the default settings and the given ones. */
export const configured = (settings = "", database = '{ sqlite: "rollcall.db" }'): string => `
import { defineConfig } from "@rollcall/cli";
export default defineConfig({
  authenticate: ({ headers }) => {
    const user: string | null = headers.get("x-user");
    if (user === null) return null;
    return {
      organizationId: headers.get("x-organization") ?? "org",
      hostUserId: user,
      email: user + "@example.org",
      emailVerified: true,
      name: user,
      organizationRole: user === "boss" ? "admin" : "member",
    };
  },
  database: ${database},
  ${settings}
});
`;

/** A strong secret. */
export const strongSecret = "q7Vx2mTzR9cLw4HnYb8KsPd3GfJu6EaX";
