import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { runCommand } from "./command.ts";

/** The file that npm links as `rollcall`. */
export const bin = fileURLToPath(new URL("../bin/rollcall.cjs", import.meta.url));
const modules = fileURLToPath(new URL("../../../node_modules", import.meta.url));

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess;
  /** Resolves once its output has this, with all that it said so far. */
  until(words: RegExp): Promise<string>;
  readonly ended: Promise<Ended>;
}

/** A folder with a configuration, and the command in it. */
export interface Installation {
  readonly folder: string;
  /** Starts the command as a process of its own. */
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Running;
  /** Runs it in this process, for what does not depend on being one of its own; `isTTY` is what its outputs are. */
  call(args: readonly string[], env?: Readonly<Record<string, string>>, isTTY?: boolean): Promise<Ended>;
  /** Runs it to its end, as a process of its own. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  write(file: string, content: string): void;
}

/** What every command of a test runs with; the environment of whoever runs the tests does not count. */
const {
  NODE_ENV: _env,
  NODE_OPTIONS: _options,
  NODE_TEST_CONTEXT: _test,
  FORCE_COLOR: _color,
  ...inherited
} = process.env;

/** Makes a folder in which a host has installed Rollcall and written this configuration. */
export function install(t: TestContext, config?: string): Installation {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-cli-"));
  t.after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  symlinkSync(modules, join(folder, "node_modules"));
  const write = (file: string, content: string): void => {
    writeFileSync(join(folder, file), content);
  };
  if (config !== undefined) write("rollcall.config.ts", config);
  const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Running => {
    const child = spawn(process.execPath, ["--conditions=@rollcall/source", bin, ...args], {
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
    run: async (args, env) => start(args, env).ended,
    async call(args, env = {}, isTTY = false) {
      const said = { out: "", err: "" };
      const hear = (to: keyof typeof said) => ({ isTTY, write: (piece: string) => void (said[to] += piece) });
      const untilStopped = (): Promise<void> => Promise.resolve();
      const surroundings = { cwd: folder, env, out: hear("out"), err: hear("err"), untilStopped };
      return { code: await runCommand(args, surroundings), ...said };
    },
  };
}

function following(child: ChildProcess): Omit<Running, "child"> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new TypeError("its output is not read");
  let said = "";
  const hear = (piece: Buffer): void => void (said += piece.toString());
  stdout.on("data", hear);
  stderr.on("data", hear);
  const ended = Promise.all([text(stdout), text(stderr), once(child, "close")]).then(([out, err, [code]]) => ({
    code: code as number | null,
    out,
    err,
  }));
  const until = async (words: RegExp): Promise<string> => {
    while (!words.test(said)) {
      const isOver = await Promise.race([
        once(stdout, "data"),
        once(stderr, "data"),
        ended.then(() => "over" as const),
      ]);
      if (isOver === "over" && !words.test(said)) throw new Error(`it ended before it said ${words.source}:\n${said}`);
    }
    return said;
  };
  return { until, ended };
}

/** A configuration in TypeScript: what every installation has, and these settings in it. */
export const configured = (settings = ""): string => `
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
  database: { sqlite: "rollcall.db" },
  ${settings}
});
`;

/** A secret that nobody could guess. */
export const goodSecret = "q7Vx2mTzR9cLw4HnYb8KsPd3GfJu6EaX";
