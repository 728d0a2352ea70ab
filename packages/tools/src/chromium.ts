import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { root } from "./root.ts";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

const isRoot = process.getuid?.() === 0;

/** Features that Playwright disables. A flag of our own replaces its list. */
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

/** Features that start two processes per window, for a toolbar that no test sees and for a page that may never open. */
const costlyPerWindow = [
  "InitialWebUI",
  "PreloadTopChromeWebUI",
  "WebUIOmniboxAimPopup",
  "WebUIOmniboxPopup",
  "WebUIReloadButton",
  "WebUIToolbarWebView",
  "SpareRendererForSitePerProcess",
];

/** Flags for every launch of Chromium: no background requests, and no sandbox when running as root. */
export const chromiumFlags: readonly string[] = [
  ...(isRoot ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  `--disable-features=${[...playwrightDisables, ...costlyPerWindow].join()}`,
];

/** The path of Chromium: `CHROME_PATH`, the system's, or Playwright's; `undefined` if there is none. */
export function findChromium(): string | undefined {
  const named = process.env["CHROME_PATH"];
  if (named !== undefined && named !== "") {
    if (!isExecutable(named)) throw new Error(`CHROME_PATH is \`${named}\`, which can't be executed`);
    return named;
  }
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const system = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  // Some distributions ship a launcher that only prints where to get the browser, so check the version.
  const found = [...system, ...applications].find((path) => isExecutable(path) && answersVersion(path));
  if (found !== undefined) return found;
  const cached = chromium.executablePath();
  return existsSync(cached) ? cached : undefined;
}

/** The path of Chromium. Installs it if there is none; if that fails, throws an error with instructions. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== undefined) return found;
  process.stderr.write("Chromium not found. Installing it once.\n");
  const playwright = join(root, "node_modules/playwright-core/cli.js");
  const byPlaywright = (): boolean =>
    run(process.execPath, [playwright, "install", ...(isRoot ? ["--with-deps"] : []), "chromium"]);
  const byApt = (): boolean =>
    isRoot && run("apt-get", ["update"]) && run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  // Debian has a package of its own, with all that it needs. Others only name a package from elsewhere like it.
  for (const attempt of isDebian() ? [byApt, byPlaywright] : [byPlaywright, byApt]) {
    attempt();
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  throw new Error("Couldn't install Chromium. Install Chromium or Chrome, or set CHROME_PATH.");
}

const isDebian = (): boolean =>
  existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));

function run(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  // The output of installers must not mix with a report on standard output.
  return spawnSync(command, args, { stdio: ["ignore", 2, 2], env }).status === 0;
}

function answersVersion(path: string): boolean {
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
