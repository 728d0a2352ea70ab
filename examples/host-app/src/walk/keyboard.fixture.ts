import assert from "node:assert/strict";
import axe from "axe-core";
import type { Locator, Page } from "playwright-core";
import type { PersonaId, Walk } from "./walk.fixture.ts";

/** How often somebody presses a key on their way before something is wrong with the way. */
const farthest = 160;

/** How an open window looks. */
export interface Sight {
  readonly colorScheme?: "light" | "dark";
  readonly width?: number;
}

/** Somebody at a window who has a keyboard and no pointer. */
export class Keyboard {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Opens a window with axe in it. */
  static async at(walk: Walk, path: string, persona?: PersonaId, { colorScheme, width = 1280 }: Sight = {}) {
    const page = await walk.window(path, persona, {
      viewport: { width, height: 800 },
      script: axe.source,
      ...(colorScheme && { colorScheme }),
    });
    return new Keyboard(page);
  }

  /** Presses a key until something has the focus: Tab, or an arrow inside a grid. */
  async to(target: Locator, key = "Tab"): Promise<void> {
    await target.waitFor();
    const trail: string[] = [];
    for (let pressed = 0; pressed <= farthest; pressed++) {
      const { isHere, name } = await target.evaluate(whereFocusIs);
      if (isHere) return;
      if (pressed > 0) trail.push(name);
      await this.page.keyboard.press(key);
    }
    assert.fail(`${String(target)} is not on the way of ${key}: ${trail.slice(-40).join(" · ")}`);
  }

  /** Goes there and presses. */
  async press(target: Locator, key = "Enter", way = "Tab"): Promise<void> {
    await this.to(target, way);
    await this.page.keyboard.press(key);
  }

  /** Goes to a field and types, in place of what it held. */
  async type(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(text);
  }

  /** Goes to a choice and types the first letters of an option. */
  async choose(target: Locator, option: string, way = "Tab"): Promise<void> {
    await this.to(target, way);
    await this.page.keyboard.type(option);
  }

  /** Follows a link by its name; of several, the first. */
  async follow(name: string, path: RegExp): Promise<void> {
    await this.press(this.page.getByRole("link", { name, exact: true }).first());
    await this.page.waitForURL(path);
  }

  /** Goes to the row of somebody in the member list, then along it to a control. */
  async inRow(name: string, control: Locator): Promise<void> {
    const grid = this.page.getByRole("grid", { name: "Members" });
    await grid.locator("tr[data-index]").first().waitFor();
    const row = grid.locator("tr[data-index]").filter({ hasText: name });
    if (!(await holdsFocus(grid))) await this.#into(grid);
    // What the keys of the grid do loads with the first focus, as these tools do.
    await this.page.getByRole("button", { name: "Export" }).waitFor();
    await this.page.keyboard.press("Control+Home");
    for (let pressed = 0; !(await holdsFocus(row)); pressed++) {
      assert.ok(pressed < farthest, `${name} is not on the way of ArrowDown`);
      await this.page.keyboard.press("ArrowDown");
    }
    await this.page.keyboard.press("Home");
    await this.to(control, "ArrowRight");
  }

  async #into(grid: Locator): Promise<void> {
    for (let pressed = 0; !(await holdsFocus(grid.locator("tbody"))); pressed++) {
      assert.ok(pressed < farthest, "the grid is not on the way of Tab");
      await this.page.keyboard.press("Tab");
    }
  }

  /** Has axe look at the page as it is, with every rule that it has switched on. */
  async look(): Promise<void> {
    const found = await this.page.evaluate(async () => {
      const { axe: looker } = globalThis as unknown as { readonly axe: typeof axe };
      const { violations } = await looker.run(document, { resultTypes: ["violations"] });
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

/** Whether an element has the focus, and what does, for the trail of a lost walk. */
function whereFocusIs(element: Element) {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return {
    isHere: (element.getRootNode() as Document | ShadowRoot).activeElement === element,
    name: active?.getAttribute("aria-label") ?? active?.textContent.trim().slice(0, 30) ?? "nothing",
  };
}
