// `npm run screenshots`: what the member list looks like in the example, in each state, for the docs.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium, type Locator, type Page } from "playwright-core";
import { chromiumFlags, ensureChromium } from "./chromium.ts";
import { root } from "./root.ts";

interface State {
  readonly name: string;
  readonly persona: string;
  /** Before the page opens, such as a server that fails. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Once the list is there, such as a search that finds nobody. */
  readonly act?: (page: Page) => Promise<void>;
  /** What is seen when the state is reached. */
  readonly shows: (page: Page) => Locator;
}

const someMember = (page: Page): Locator => page.locator("member-list").getByRole("row").nth(1);

const states: readonly State[] = [
  { name: "member-list", persona: "admin", shows: someMember },
  {
    name: "member-list-empty",
    persona: "admin",
    act: async (page) => {
      await someMember(page).waitFor();
      await page.getByLabel("Search by name or address").fill("nobody is called that");
    },
    shows: (page) => page.getByText("Nobody fits").first(),
  },
  {
    name: "member-list-failed",
    persona: "admin",
    prepare: async (page) => {
      await page.route("**/rollcall/members.list*", (route) => route.abort("connectionrefused"));
    },
    shows: (page) => page.getByRole("button", { name: "Try again" }),
  },
  { name: "member-list-refused", persona: "outsider", shows: (page) => page.getByText("Not available to you").first() },
];

const folder = join(root, "docs/public/screenshots");
mkdirSync(folder, { recursive: true });
const data = mkdtempSync(join(tmpdir(), "rollcall-screenshots-"));
const example = spawn(process.execPath, ["--conditions=@rollcall/source", "examples/host-app/src/main.ts"], {
  cwd: root,
  env: { ...process.env, PORT: "0", ROLLCALL_DATA: data },
  stdio: ["ignore", "pipe", "inherit"],
});
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] });
try {
  const url = await readyUrl();
  for (const state of states) {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [360, 1280]) await shoot(url, state, colorScheme, width);
    }
  }
} finally {
  await browser.close();
  example.kill();
  if (example.exitCode === null && example.signalCode === null) await once(example, "exit");
  rmSync(data, { recursive: true, force: true });
}

/** Where the example serves, from the line that it prints. */
async function readyUrl(): Promise<string> {
  for await (const line of createInterface({ input: example.stdout })) {
    const url = /^Ready on (\S+)$/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error("the example ended before it was ready");
}

async function shoot(url: string, state: State, colorScheme: "light" | "dark", width: number): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme,
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
    deviceScaleFactor: 1,
  });
  await context.addCookies([{ name: "harbour-demo-user", value: state.persona, url }]);
  const page = await context.newPage();
  await state.prepare?.(page);
  await page.goto(`${url}/schedules/north-quay/members`);
  await state.act?.(page);
  await state.shows(page).waitFor();
  const file = `${state.name}-${colorScheme}-${width}.png`;
  await page.screenshot({ path: join(folder, file) });
  console.log(file);
  await context.close();
}
