import type { Browser, BrowserContext, CDPSession } from "playwright-core";

interface Profile {
  readonly context: BrowserContext;
  readonly protocol: CDPSession;
}

/**
 * How long a page may take to show something, in milliseconds. The first request for the permission matrix takes a second of
 * processor time, and other jobs use the same processors.
 */
const patience = 60_000;

/**
 * The contexts of windows. A context is reused once everything its pages stored is deleted, except for what the browser itself
 * caches: a page that stays open in it keeps the process of the host's pages, which has compiled their scripts.
 */
export class WindowPool {
  readonly #browser: Browser;
  readonly #free: Profile[] = [];
  readonly #used: Profile[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** An empty context. */
  async open(hostUrl: string): Promise<BrowserContext> {
    const profile = this.#free.pop() ?? (await this.#create(hostUrl));
    this.#used.push(profile);
    return profile.context;
  }

  async #create(hostUrl: string): Promise<Profile> {
    const context = await this.#browser.newContext({ reducedMotion: "reduce", locale: "en-GB" });
    context.setDefaultTimeout(patience);
    const stays = await context.newPage();
    await stays.goto(`${hostUrl}/assets/icons.svg`);
    return { context, protocol: await context.newCDPSession(stays) };
  }

  /** Closes all windows, and deletes what their pages have stored. */
  async closeAll(hostUrl: string): Promise<void> {
    for (const profile of this.#used.splice(0)) {
      const { context, protocol } = profile;
      const [, ...windows] = context.pages();
      for (const page of windows) await page.close();
      await context.clearCookies();
      await context.clearPermissions();
      await context.setOffline(false);
      await protocol.send("Storage.clearDataForOrigin", { origin: hostUrl, storageTypes: "all" });
      this.#free.push(profile);
    }
  }

  /** Closes the browser. */
  async end(): Promise<void> {
    await this.#browser.close();
  }
}
