import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type axe from "axe-core";
import type { CDPSession, Locator, Page } from "playwright-core";
import type { PersonaId, Walk } from "./walk.fixture.ts";

/** The maximum number of key presses on the way to a target. */
const farthest = 160;

/** How many times Tab is pressed before checking where the focus is. */
const pressesAtOnce = 8;

/** Tab as the browser's protocol describes it. Bit 8 of its modifiers is Shift. */
const tab = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 } as const;
const tabModifiers: Readonly<Record<string, number>> = { Tab: 0, "Shift+Tab": 8 };

/** Options for a window. */
export interface Sight {
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
}

/** A page that is not audited does not load it, and pages of one process compile it once. */
const axeScript = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** Operates a window by keyboard only. */
export class Keyboard {
  readonly page: Page;
  readonly #protocol: CDPSession;

  private constructor(page: Page, protocol: CDPSession) {
    this.page = page;
    this.#protocol = protocol;
  }

  /** Opens a window. */
  static async at(walk: Walk, path: string, persona?: PersonaId, { colorScheme, width = 1280 }: Sight = {}) {
    const page = await walk.window(path, persona, {
      viewport: { width, height: 800 },
      ...(colorScheme && { colorScheme }),
    });
    return new Keyboard(page, await page.context().newCDPSession(page));
  }

  /** Presses a key until the target has the focus: Tab, or an arrow key inside a grid. */
  async to(target: Locator, key = "Tab"): Promise<void> {
    await target.waitFor();
    const trail: string[] = [];
    // Finding an element by its role takes longer than a key press, so keep it until it reports the focus or is replaced.
    let element = await target.elementHandle();
    for (let pressed = 0; pressed <= farthest; pressed += key in tabModifiers ? pressesAtOnce : 1) {
      let focus = await element.evaluate(whereFocusIs);
      if (focus.isHere || !focus.isConnected) {
        element = await target.elementHandle();
        focus = await target.evaluate(whereFocusIs);
      }
      if (focus.isHere) return;
      trail.push(...focus.trail);
      await this.#press(key);
    }
    assert.fail(`${key} doesn't reach ${String(target)}: ${trail.slice(-40).join(" · ")}`);
  }

  /** Presses an arrow key once, or Tab several times: the page ignores it as soon as the target has the focus. */
  async #press(key: string): Promise<void> {
    const modifiers = tabModifiers[key];
    if (modifiers === undefined) {
      await this.page.keyboard.press(key);
      return;
    }
    const sent: Promise<unknown>[] = [];
    for (let press = 0; press < pressesAtOnce; press++)
      for (const type of ["rawKeyDown", "keyUp"] as const)
        sent.push(this.#protocol.send("Input.dispatchKeyEvent", { type, modifiers, ...tab }));
    await Promise.all(sent);
  }

  /** Moves to the target and presses Enter. */
  async press(target: Locator, key = "Enter", way = "Tab"): Promise<void> {
    await this.to(target, way);
    await this.page.keyboard.press(key);
  }

  /** Moves to a field and replaces its value. */
  async type(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(text);
  }

  /** Moves to a select and types the first letters of an option. */
  async choose(target: Locator, option: string, way = "Tab"): Promise<void> {
    await this.to(target, way);
    await this.page.keyboard.type(option);
  }

  /** Follows the first link with this name. */
  async follow(name: string, path: RegExp): Promise<void> {
    await this.press(this.page.getByRole("link", { name, exact: true }).first());
    await this.page.waitForURL(path);
  }

  /** Moves to a person's row in the member list, then to a control in it. */
  async inRow(name: string, control: Locator): Promise<void> {
    const grid = this.page.getByRole("grid", { name: "Members" });
    await grid.locator("tr[data-index]").first().waitFor();
    const row = grid.locator("tr[data-index]").filter({ hasText: name });
    if (!(await holdsFocus(grid))) await this.#into(grid);
    // The keyboard controls of the grid load on first focus.
    await this.page.getByRole("button", { name: "Export" }).waitFor();
    await this.page.keyboard.press("Control+Home");
    for (let pressed = 0; !(await holdsFocus(row)); pressed++) {
      assert.ok(pressed < farthest, `ArrowDown doesn't reach ${name}`);
      await this.page.keyboard.press("ArrowDown");
    }
    await this.page.keyboard.press("Home");
    await this.to(control, "ArrowRight");
  }

  async #into(grid: Locator): Promise<void> {
    for (let pressed = 0; !(await holdsFocus(grid.locator("tbody"))); pressed++) {
      assert.ok(pressed < farthest, "Tab doesn't reach the grid");
      await this.page.keyboard.press("Tab");
    }
  }

  /** Runs axe on the page with its default rules. */
  async look(): Promise<void> {
    const hasAxe = await this.page.evaluate(() => "axe" in globalThis);
    if (!hasAxe) await this.#protocol.send("Runtime.evaluate", { expression: axeScript });
    const found = await this.page.evaluate(async () => {
      const page = globalThis as unknown as { readonly axe: typeof axe };
      // Selectors of elements and the texts of style sheets are slow to collect, and no rule or message needs them.
      const options = { selectors: false, preload: { assets: ["media"] } };
      const { violations } = await page.axe.run(document, { resultTypes: ["violations"], ...options });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" | ")}`);
    });
    assert.deepEqual(found, [], `axe at ${this.page.url()}`);
  }
}

const holdsFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => {
    const { activeElement } = element.getRootNode() as Document | ShadowRoot;
    return activeElement !== null && element.contains(activeElement);
  });

/**
 * Whether an element has the focus and is still in the page, and descriptions of what had the focus before, for error messages.
 * Unless it has the focus, makes the page ignore Tab as soon as it gets the focus or leaves the page.
 */
function whereFocusIs(element: Element) {
  const page = globalThis as typeof globalThis & { pressedOn?: string[]; stopWatching?: () => void };
  const trail = page.pressedOn ?? [];
  delete page.pressedOn;
  page.stopWatching?.();
  const isHere = () => (element.getRootNode() as Document | ShadowRoot).activeElement === element;
  if (element.isConnected && !isHere()) {
    const pressedOn: string[] = [];
    const watch = (event: KeyboardEvent): void => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      if (event.key === "Tab" && (isHere() || !element.isConnected)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      } else pressedOn.push(active?.getAttribute("aria-label") ?? active?.textContent.trim().slice(0, 30) ?? "nothing");
    };
    addEventListener("keydown", watch, true);
    page.pressedOn = pressedOn;
    page.stopWatching = () => {
      removeEventListener("keydown", watch, true);
    };
  }
  return { isConnected: element.isConnected, isHere: isHere(), trail };
}
