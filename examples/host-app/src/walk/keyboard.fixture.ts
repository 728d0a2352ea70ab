import assert from "node:assert/strict";
import axe from "axe-core";
import type { Locator, Page } from "playwright-core";
import type { PersonaId, Walk } from "./walk.fixture.ts";

/** The maximum number of key presses on the way to a target. */
const farthest = 160;

/** Options for a window. */
export interface Sight {
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
}

/** Starting axe takes longer than many pages do, so a page that is not audited does not start it. Its frames do. */
const lazyAxe = `globalThis.startAxe = () => { ${axe.source}; return axe; }; if (self !== top) startAxe();`;

/** Operates a window by keyboard only. */
export class Keyboard {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens a window that axe can audit. */
  static async at(walk: Walk, path: string, persona?: PersonaId, { colorScheme, width = 1280 }: Sight = {}) {
    const page = await walk.window(path, persona, {
      viewport: { width, height: 800 },
      script: lazyAxe,
      ...(colorScheme && { colorScheme }),
    });
    return new Keyboard(page);
  }

  /** Presses a key until the target has the focus: Tab, or an arrow key inside a grid. */
  async to(target: Locator, key = "Tab"): Promise<void> {
    await target.waitFor();
    const trail: string[] = [];
    // Finding an element by its role takes longer than a key press, so keep it until it reports the focus or is replaced.
    let element = await target.elementHandle();
    for (let pressed = 0; pressed <= farthest; pressed++) {
      let focus = await element.evaluate(whereFocusIs);
      if (focus.isHere || !focus.isConnected) {
        element = await target.elementHandle();
        focus = await target.evaluate(whereFocusIs);
      }
      if (focus.isHere) return;
      if (pressed > 0) trail.push(focus.name);
      await this.page.keyboard.press(key);
    }
    assert.fail(`${key} doesn't reach ${String(target)}: ${trail.slice(-40).join(" · ")}`);
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
    const found = await this.page.evaluate(async () => {
      const page = globalThis as unknown as { readonly axe?: typeof axe; startAxe(): typeof axe };
      const looker = page.axe ?? page.startAxe();
      // Selectors of elements and the texts of style sheets are slow to collect, and no rule or message needs them.
      const options = { selectors: false, preload: { assets: ["media"] } };
      const { violations } = await looker.run(document, { resultTypes: ["violations"], ...options });
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

/** Whether an element has the focus and is still in the page, and a description of the focused element for error messages. */
function whereFocusIs(element: Element) {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return {
    isConnected: element.isConnected,
    isHere: (element.getRootNode() as Document | ShadowRoot).activeElement === element,
    name: active?.getAttribute("aria-label") ?? active?.textContent.trim().slice(0, 30) ?? "nothing",
  };
}
