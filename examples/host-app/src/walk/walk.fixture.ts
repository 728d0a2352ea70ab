import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before } from "node:test";
import { createHttpClient } from "@rollcall/client";
import { chromiumFlags, ensureChromium } from "@rollcall/tools/chromium";
import { type ExampleProcess, startExample } from "@rollcall/tools/example";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { sessionCookie } from "../accounts/session.ts";

/** Who the switch in the header offers. */
export type PersonaId = "admin" | "member" | "viewer" | "outsider" | "harbour-master";

/** How a window looks, and what runs in it besides the page. */
interface WindowOptions extends Pick<BrowserContextOptions, "colorScheme" | "viewport"> {
  readonly script?: string;
}

/** What a browser says by itself when a server refuses or is gone is no error of ours; nor that axe runs in no mail. */
const expected = /^Failed to load resource|^Blocked script execution in '[^']+\/mailbox\/[^']+\/html'/;

/** The example in a process of its own, a browser, and as many windows as a walk needs. */
export class Walk {
  #data = "";
  #browser: Browser | undefined;
  #app: ExampleProcess | undefined;
  /** What pages complained of: errors, and what the content security policy refused. */
  readonly complaints: string[] = [];

  readonly #isEmpty: boolean;

  private constructor(isEmpty: boolean) {
    this.#isEmpty = isEmpty;
    before(() => this.#begin());
    afterEach(() => {
      assert.deepEqual(this.complaints, [], "no page complained, and the strict content policy refused nothing");
    });
    after(() => this.#end());
  }

  /**
   * The one walk that the tests of a suite share: begins before them, ends after them. No page may complain in any.
   * @param options `empty`: the example knows nobody yet, and nothing
   */
  static ofSuite({ empty = false }: { readonly empty?: boolean } = {}): Walk {
    return new Walk(empty);
  }

  /** The example, once the suite has begun. */
  get app(): ExampleProcess {
    assert(this.#app, "the walk has begun");
    return this.#app;
  }

  async #begin(): Promise<void> {
    this.#data = await mkdtemp(join(tmpdir(), "rollcall-walk-"));
    this.#browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumFlags] });
    this.#app = await startExample({ data: this.#data, empty: this.#isEmpty });
  }

  /** Starts the example anew where it was, on the data that it left. */
  async restart(options: { readonly reset?: boolean } = {}): Promise<void> {
    this.#app = await startExample({ data: this.#data, port: this.app.port, ...options });
  }

  /** A window of its own, where nobody is signed in unless it says who. */
  async window(path: string, persona?: PersonaId, { script, ...sight }: WindowOptions = {}): Promise<Page> {
    assert(this.#browser, "the walk has begun");
    const context = await this.#browser.newContext({ reducedMotion: "reduce", locale: "en-GB", ...sight });
    if (script !== undefined) await context.addInitScript({ content: script });
    if (persona !== undefined) {
      await context.addCookies([{ name: sessionCookie, value: persona, url: this.app.url }]);
    }
    const page = await context.newPage();
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !expected.test(message.text())) this.complaints.push(message.text());
    });
    await page.goto(this.app.url + path);
    return page;
  }

  /** The typed client, as somebody. */
  client(persona: PersonaId) {
    const headers = { cookie: `${sessionCookie}=${persona}` };
    return createHttpClient({ baseUrl: `${this.app.url}/rollcall`, headers, retry: 0 });
  }

  /** The id of a schedule by its name. */
  async scheduleId(name: string): Promise<string> {
    const { schedules } = await this.client("harbour-master").schedules.list({ scope: "organization" });
    const found = schedules.find((schedule) => schedule.name === name);
    if (found === undefined) throw new Error(`no schedule is called \`${name}\``);
    return found.id;
  }

  async #end(): Promise<void> {
    await this.#browser?.close();
    await this.#app?.stop();
    await rm(this.#data, { recursive: true, force: true });
  }
}

/** The row of somebody in the member list. */
export const rowOf = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

/** The role of somebody, where it can be chosen. */
export const roleOf = (page: Page, name: string) => page.getByRole("combobox", { name: `Role of ${name}` });

/** Whether somebody is assignable. */
export const assignable = (page: Page, name: string, checked?: boolean) =>
  page.getByRole("switch", { name: `${name} is assignable`, ...(checked === undefined ? {} : { checked }) });

/** Done when the server has answered an operation. */
export const answered = (page: Page, operation: string) =>
  page.waitForResponse((response) => response.url().endsWith(`/rollcall/${operation}`) && response.ok());
