import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, globSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { root } from "./root.ts";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const shellCommands = ["chromium-headless-shell", "chrome-headless-shell"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const isRoot = process.getuid?.() === 0;

/** Features that Playwright disables. Our own flag replaces its list. */
const playwrightDisables = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];

/** Features that start two processes per window: one for a toolbar that no test uses, and one for a page that may never open. */
const costlyPerWindow = [
  "InitialWebUI",
  "PreloadTopChromeWebUI",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxPopup",
  "WebUIReloadButton",
  "WebUIToolbarWebView",
  "SpareRendererForSitePerProcess",
];

const flagsWithout = (features: readonly string[]): readonly string[] => [
  ...(isRoot ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  `--disable-features=${[...playwrightDisables, ...costlyPerWindow, ...features].join()}`,
];

/** Flags for every launch of Chromium: no background requests, and no sandbox when running as root. */
export const chromiumFlags = flagsWithout([]);

/** Flags for pages that load the same scripts one after the other: streaming compiles each script again for every page. */
export const sameScriptsFlags = flagsWithout(["ScriptStreaming"]);

/** The path of Chromium: `CHROME_PATH`, the system's, or Playwright's; `undefined` if there is none. */
export const findChromium = (): string | undefined =>
  findNamed() ?? findCommand(commands) ?? applications.find(answersVersion) ?? findExisting(chromium.executablePath());

/** The path of Chromium. Installs it if there is none; if that fails, throws an error with instructions. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  process.stderr.write("Chromium not found. Installing it once.\n");
  // Debian has its own package, with everything it needs. Others only have a package of that name that installs it from elsewhere.
  const install = [() => installByApt("chromium"), () => installByPlaywright("chromium")];
  for (const attempt of isDebian() ? install : install.reverse()) {
    attempt();
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error("Couldn't install Chromium. Install Chromium or Chrome, or set CHROME_PATH.");
}

/** The environment variable with which a process passes the test browser on to its child processes. */
export const testBrowserVariable = "ROLLCALL_TEST_BROWSER";

let testBrowser = process.env[testBrowserVariable];

/**
 * The path of a browser for tests: `CHROME_PATH`, or Chromium's headless shell, which shows the same pages and needs a fifth less
 * CPU, but shows no notifications. Installs the shell if there is none; if that fails, falls back to Chromium.
 */
export const ensureTestBrowser = (): string =>
  (testBrowser ??= findNamed() ?? findShell() ?? installShell() ?? ensureChromium());

function installShell(): string | undefined {
  process.stderr.write("Chromium's headless shell not found. Installing it once.\n");
  if (isDebian()) installByApt("chromium-headless-shell");
  else installByPlaywright("--only-shell", "chromium");
  return findShell();
}

function findNamed(): string | undefined {
  const named = process.env["CHROME_PATH"];
  if (named === undefined || named === "") return undefined;
  if (!isExecutable(named)) throw new Error(`CHROME_PATH is \`${named}\`, which can't be executed`);
  return named;
}

/** The headless shell of the system or of Playwright, which keeps it in a folder next to its Chromium. */
function findShell(): string | undefined {
  const cached = dirname(dirname(chromium.executablePath())).replace(/chromium-(?=\d+$)/, "chromium_headless_shell-");
  const executables = "*/{chrome-headless-shell,headless_shell}{,.exe}";
  return findCommand(shellCommands) ?? globSync(executables, { cwd: cached }).map((path) => join(cached, path))[0];
}

function findCommand(names: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(answersVersion);
}

const findExisting = (path: string): string | undefined => (existsSync(path) ? path : undefined);

const installByPlaywright = (...browser: readonly string[]): boolean =>
  run(process.execPath, [
    join(root, "node_modules/playwright-core/cli.js"),
    "install",
    ...(isRoot ? ["--with-deps"] : []),
    ...browser,
  ]);

const installByApt = (name: string): boolean =>
  isRoot &&
  run("apt-get", [...patience, "update"]) &&
  run("apt-get", [...patience, "install", "-y", "--no-install-recommends", "--no-remove", name]);

/** How long `apt-get` waits for a mirror that doesn't respond, in seconds. */
const patience = ["-o", "Acquire::http::Timeout=20", "-o", "Acquire::Retries=1"];

const isDebian = (): boolean =>
  existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));

function run(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // The output of installers must not get mixed into a report on standard output.
  return spawnSync(command, args, { stdio: ["ignore", 2, 2], env }).status === 0;
}

/** Whether a program runs. Some distributions ship a launcher that only prints where to get the browser. */
function answersVersion(path: string): boolean {
  if (!isExecutable(path)) return false;
  const { status, stdout } = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 20_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.main) console.log(ensureChromium());
