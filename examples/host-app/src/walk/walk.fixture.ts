import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before } from "node:test";
import { createHttpClient } from "@rollcall/client";
import { chromiumFlags, ensureChromium, ensureTestBrowser } from "@rollcall/tools/chromium";
import { type ExampleOptions, type ExampleProcess, startExample } from "@rollcall/tools/example";
import pg from "pg";
import { reportLoaded } from "@rollcall/tools/loaded-sources";
import { chromium, type Page, type ViewportSize } from "playwright-core";
import { sessionCookie } from "../accounts/session.ts";
import { copySample, type RunningExample, startInProcess } from "./example-in-process.fixture.ts";
import { WindowPool } from "./window-pool.fixture.ts";

/** The personas in the header's switch. */
export type PersonaId = "admin" | "member" | "viewer" | "outsider" | "harbour-master";

/** Options for a window. `script` runs before the page. */
interface WindowOptions {
  readonly colorScheme?: "light" | "dark";
  readonly viewport?: ViewportSize;
  readonly script?: string;
}

/** How console errors of the browser itself begin. */
const expected = "Failed to load resource";

/** Pages live for only seconds, too briefly for the optimizing compilers of V8 to pay off. */
const compileOnce = "--js-flags=--no-maglev,--no-turbofan,--always-sparkplug";

/** Pages of a context share a process. */
const flags = [...chromiumFlags, "--process-per-site", compileOnce];

const launched = new Map<string, Promise<WindowPool>>();

/** The windows of all suites in this process that use this executable. */
function launch(executablePath: string): Promise<WindowPool> {
  const windows =
    launched.get(executablePath) ??
    chromium.launch({ executablePath, args: flags }).then((browser) => new WindowPool(browser));
  launched.set(executablePath, windows);
  return windows;
}

after(async () => {
  for (const windows of launched.values()) await (await windows).end();
});

/** Options for the walk of a suite. */
interface WalkOptions {
  /** Whether to start without sample data. */
  readonly empty?: boolean;
  /** Whether pages show notifications. Chromium's headless shell can't do that. */
  readonly notifies?: boolean;
  /** The PostgreSQL server on which the walk gets its own database. Default: a SQLite file. */
  readonly databaseServer?: () => Promise<string>;
}

/** A new database, which is dropped at the end. */
async function createDatabase(server: string): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const admin = new pg.Client(server);
  const name = `walk_${process.pid}`;
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = name;
  const drop = async (): Promise<void> => {
    await admin.query(`drop database ${name}`);
    await admin.end();
  };
  return { url: url.href, drop };
}

/** Runs the example, with any number of windows. */
export class Walk<App extends RunningExample = RunningExample> {
  readonly #start: (options: ExampleOptions) => Promise<App>;
  #data = "";
  #windows: WindowPool | undefined;
  #app: App | undefined;
  #database: Awaited<ReturnType<typeof createDatabase>> | undefined;
  /** Page errors and console errors, including violations of the content security policy. */
  readonly complaints: string[] = [];

  readonly #options: WalkOptions;

  private constructor(start: (options: ExampleOptions) => Promise<App>, options: WalkOptions) {
    this.#start = start;
    this.#options = options;
    before(() => this.#begin());
    afterEach(async () => {
      // A window that stays open follows all changes by the next tests.
      await this.closeWindows();
      assert.deepEqual(this.complaints, [], "no page errors and no violations of the content security policy");
    });
    after(() => this.#end());
  }

  /** Creates the walk that the tests of a suite share. Fails a test whose pages report an error. */
  static ofSuite(options: WalkOptions = {}): Walk {
    return new Walk(startInProcess, options);
  }

  /** Creates a walk like `ofSuite`, with the example in its own process as `npm start` runs it. */
  static ofProcess(): Walk<ExampleProcess> {
    before(() => {
      // What its pages load isn't known here.
      reportLoaded(["packages/"]);
    });
    const start = async (options: ExampleOptions): Promise<ExampleProcess> => {
      if (options.port === undefined) await copySample(options.data);
      return startExample(options);
    };
    return new Walk(start, {});
  }

  /** The running example. */
  get app(): App {
    assert(this.#app, "the walk hasn't started");
    return this.#app;
  }

  async #begin(): Promise<void> {
    this.#data = await mkdtemp(join(tmpdir(), "rollcall-walk-"));
    const server = await this.#options.databaseServer?.();
    if (server !== undefined) this.#database = await createDatabase(server);
    [this.#windows, this.#app] = await Promise.all([
      launch(this.#options.notifies === true ? ensureChromium() : ensureTestBrowser()),
      this.#start({ ...this.#where(), empty: this.#options.empty === true }),
    ]);
  }

  /** Restarts the example on the same port and data. */
  async restart(options: Pick<ExampleOptions, "reset" | "hoursLater"> = {}): Promise<void> {
    this.#app = await this.#start({ ...this.#where(), port: this.app.port, ...options });
  }

  #where(): Pick<ExampleOptions, "data" | "databaseUrl"> {
    return { data: this.#data, ...(this.#database && { databaseUrl: this.#database.url }) };
  }

  /** Opens a window in its own browser context, signed in as `persona` if given. */
  async window(
    path: string,
    persona?: PersonaId,
    { script, viewport, colorScheme }: WindowOptions = {},
  ): Promise<Page> {
    assert(this.#windows, "the walk hasn't started");
    const context = await this.#windows.open(this.app.url);
    if (persona !== undefined) {
      await context.addCookies([{ name: sessionCookie, value: persona, url: this.app.url }]);
    }
    const page = await context.newPage();
    if (script !== undefined) await page.addInitScript({ content: script });
    if (viewport !== undefined) await page.setViewportSize(viewport);
    if (colorScheme !== undefined) await page.emulateMedia({ colorScheme });
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !message.text().startsWith(expected)) this.complaints.push(message.text());
    });
    await page.goto(this.app.url + path);
    return page;
  }

  /** Closes all windows and forgets what they stored. */
  async closeWindows(): Promise<void> {
    await this.#windows?.closeAll(this.app.url);
  }

  /** The typed client, signed in as a persona. */
  client(persona: PersonaId) {
    const headers = { cookie: `${sessionCookie}=${persona}` };
    return createHttpClient({ baseUrl: `${this.app.url}/rollcall`, headers, retry: 0 });
  }

  /** Finds the id of a schedule by its name. */
  async scheduleId(name: string): Promise<string> {
    const { schedules } = await this.client("harbour-master").schedules.list({ scope: "organization" });
    const found = schedules.find((schedule) => schedule.name === name);
    if (found === undefined) throw new Error(`unknown schedule \`${name}\``);
    return found.id;
  }

  async #end(): Promise<void> {
    await this.#app?.stop();
    await this.#database?.drop();
    await rm(this.#data, { recursive: true, force: true });
  }
}

/** The row of a person in the member list. */
export const rowOf = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

/** The role select of a person. */
export const roleOf = (page: Page, name: string) => page.getByRole("combobox", { name: `Role of ${name}` });

/** The assignable switch of a person. */
export const assignable = (page: Page, name: string, checked?: boolean) =>
  page.getByRole("switch", { name: `${name} is assignable`, ...(checked === undefined ? {} : { checked }) });

/** Waits for a successful response to an operation. */
export const answered = (page: Page, operation: string) =>
  page.waitForResponse((response) => response.url().endsWith(`/rollcall/${operation}`) && response.ok());
