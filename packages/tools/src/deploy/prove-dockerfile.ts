import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { freePort } from "../frameworks/framework-process.ts";
import { packTarballs } from "../frameworks/pack-tarballs.ts";
import { npm } from "../packed/install-packages.ts";
import { testDatabase } from "../postgres/test-server.ts";
import { root } from "../root.ts";
import { runCommand } from "../run-command.ts";
import { deployFolder, readDockerfile, type Stage } from "./read-dockerfile.ts";

/** How long the server may take to be ready, in milliseconds. */
const startTimeout = 60_000;

/** A stage that was executed: its files, and the state after its last step. */
interface Executed {
  readonly folder: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Executes the steps of the Dockerfile in empty folders, one per stage, with the packages of this repository instead of those in
 * the registry. Then starts its command over PostgreSQL, asks for readiness, runs the health check, and stops it.
 */
export async function proveDockerfile(): Promise<{ readonly figures: object; readonly broken: readonly string[] }> {
  await npm(["run", "build"], root);
  const home = mkdtempSync(join(tmpdir(), "rollcall-dockerfile-"));
  try {
    const context = await createContext(home);
    const stages = readDockerfile();
    const executed: Executed[] = [];
    for (const stage of stages) executed.push(await execute(stage, { home, context, stages, executed }));
    const [last, result] = [stages.at(-1), executed.at(-1)];
    if (last?.command === undefined || last.healthCheck === undefined || result === undefined)
      return { figures: {}, broken: ["the last stage has no command or no health check"] };
    return await start(result, last.command, last.healthCheck);
  } finally {
    await rm(home, { recursive: true });
  }
}

/** Copies what Docker would send, and names the tarballs of all packages as dependencies. */
async function createContext(home: string): Promise<string> {
  const [context, tarballs] = [join(home, "context"), join(home, "tarballs")];
  cpSync(deployFolder, context, { recursive: true });
  await packTarballs(tarballs);
  const file = join(context, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { readonly dependencies: Record<string, string> };
  for (const tarball of readdirSync(tarballs))
    manifest.dependencies[`@rollcall/${basename(tarball, ".tgz")}`] = `file:${join(tarballs, tarball)}`;
  writeFileSync(file, JSON.stringify(manifest));
  return context;
}

interface ExecuteOptions {
  readonly home: string;
  readonly context: string;
  readonly stages: readonly Stage[];
  readonly executed: readonly Executed[];
}

async function execute(stage: Stage, { home, context, stages, executed }: ExecuteOptions): Promise<Executed> {
  const folder = join(home, `stage-${executed.length}`);
  let workdir = "/";
  let env: Record<string, string> = {};
  // A relative path is in the working directory.
  const inStage = (path: string): string => join(folder, path.startsWith("/") ? path : join(workdir, path));
  mkdirSync(folder);
  for (const step of stage.steps) {
    if (step.kind === "workdir") {
      workdir = join(workdir, step.path);
      mkdirSync(inStage("."), { recursive: true });
    } else if (step.kind === "env") env = { ...env, ...step.values };
    else if (step.kind === "copy") {
      const from =
        step.from === undefined ? context : executed[stages.findIndex(({ name }) => name === step.from)]?.folder;
      if (from === undefined) throw new Error(`there is no stage \`${step.from}\``);
      const isFolder = step.target.endsWith("/");
      for (const source of step.sources)
        cpSync(join(from, source), inStage(isFolder ? join(step.target, basename(source)) : step.target), {
          recursive: true,
          verbatimSymlinks: true,
        });
    } else if (step.kind === "run") {
      const { code, output } = await runCommand("sh", ["-c", step.command], { capture: true, cwd: inStage("."), env });
      if (code !== 0) throw new Error(`\`${step.command}\` failed:\n${output}`);
    }
  }
  return { folder, workdir, env };
}

async function start({ folder, workdir, env }: Executed, command: readonly string[], healthCheck: readonly string[]) {
  const broken: string[] = [];
  const port = String(await freePort());
  const secret = randomBytes(32).toString("base64");
  const all: Record<string, string> = {
    ...{ PATH: process.env["PATH"] ?? "", ...env, PORT: port, DRAIN: "3000" },
    ...{ DATABASE_URL: await testDatabase(), BASE_URL: "https://planner.example.com" },
    ...{ ROLLCALL_SECRET: secret, GATEWAY_SECRET: secret, SMTP_HOST: "smtp.example.com", SMTP_PASSWORD: secret },
    ...{ SMTP_USER: "rota", MAIL_FROM: "Rota <rota@example.com>" },
  };
  const cwd = join(folder, workdir);
  const [program = "", ...args] = command;
  const began = performance.now();
  const child = spawn(program, args, { cwd, env: all, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, "close");
  const base = `http://localhost:${port}/rollcall`;
  const status = async (path: string, headers: Record<string, string> = {}): Promise<number> =>
    fetch(`${base}${path}`, { headers }).then(
      (response) => response.status,
      () => 0,
    );
  while ((await status("/health/ready")) !== 200) {
    if (performance.now() - began > startTimeout || child.exitCode !== null) {
      child.kill("SIGKILL");
      return { figures: {}, broken: [`the server isn't ready:\n${output}`] };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const readyAfter = Math.round(performance.now() - began);
  const [checker = "", ...checked] = healthCheck;
  const check = async () => (await runCommand(checker, checked, { capture: true, cwd, env: all })).code;
  if ((await check()) !== 0) broken.push("the health check fails although the server is ready");
  const user = {
    "x-user-organization": "org",
    "x-user-id": "ann",
    "x-user-email": "ann@example.org",
    "x-user-name": "Ann",
  };
  const statuses = [
    await status("/people.getMe", { ...user, "x-gateway-secret": secret }),
    await status("/people.getMe", { ...user, "x-gateway-secret": "another" }),
  ];
  if (statuses.join() !== "200,401") broken.push(`users of the gateway and others get ${statuses.join(" and ")}`);
  child.kill("SIGTERM");
  while ((await status("/health/ready")) === 200) await new Promise((resolve) => setTimeout(resolve, 20));
  if ((await status("/health/live")) !== 200) broken.push("the server doesn't respond while it drains");
  if ((await check()) === 0) broken.push("the health check succeeds while the server shuts down");
  await ended;
  if (child.exitCode !== 0) broken.push(`the server ended with ${child.exitCode ?? child.signalCode}:\n${output}`);
  return { figures: { readyAfter }, broken };
}
