import type { Transport } from "@rollcall/core/client";
import axe from "axe-core";
import { expect } from "chai";
import type { LitElement } from "lit";
import "../../provider/rollcall-provider/rollcall-provider.define.ts";
import { clearPage, until } from "./page.fixture.ts";

/** How a panel is mounted. */
export interface MountOptions {
  /** Attributes of the element. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly dir?: "ltr" | "rtl";
}

/** Adds a panel to the page, in its own provider, and waits until it has loaded. */
export async function mountPanel<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  transport: Transport | undefined,
  { attributes = {}, width = 1280, dir = "ltr" }: MountOptions = {},
): Promise<HTMLElementTagNameMap[Tag] & LitElement> {
  const provider = document.createElement("rollcall-provider");
  if (transport) provider.transport = transport;
  provider.lang = "en";
  const frame = document.createElement("div");
  frame.dir = dir;
  frame.style.setProperty("width", `${width}px`);
  const panel = document.createElement(tag) as HTMLElementTagNameMap[Tag] & LitElement;
  for (const [name, value] of Object.entries(attributes)) panel.setAttribute(name, value);
  frame.append(panel);
  provider.append(frame);
  document.body.append(provider);
  await panel.updateComplete;
  if (transport !== pendingTransport) await until(() => panel.renderRoot.querySelector(".skeleton") === null);
  await panel.updateComplete;
  return panel;
}

/** Waits for an element inside a panel, by selector. */
export const inside = <E extends HTMLElement = HTMLElement>(panel: LitElement, selector: string): Promise<E> =>
  until(() => panel.renderRoot.querySelector<E>(selector), `no \`${selector}\``);

/** Waits until a panel contains the given text. */
export const waitForText = (panel: LitElement, words: string): Promise<boolean> =>
  until(
    () => textOf(panel).includes(words),
    () => `\`${words}\` does not appear in: ${textOf(panel).trim()}`,
  );

/** The text of a panel. */
export const textOf = (panel: LitElement): string => panel.renderRoot.textContent.replaceAll(/\s+/g, " ");

/** Types into a field and, by default, leaves it. */
export function fill(field: HTMLInputElement | HTMLTextAreaElement, value: string, isLeft = true): void {
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  if (isLeft) field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** A promise that never settles. */
export const pendingTransport: Transport = {
  call: () => new Promise(() => undefined),
  stream: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) }),
};

/** A transport that responds differently to some calls. */
export const intercept = (transport: Transport, call: (name: string) => Promise<unknown> | undefined): Transport => ({
  ...(transport.files && { files: transport.files }),
  stream: (position, signal) => transport.stream(position, signal),
  call: (one) => (one.mode === "run" ? call(one.name) : undefined) ?? transport.call(one),
});

/** A transport over a connection whose answers to an operation arrive late: from `hold` until `arrive` is called. */
export function overSlowConnection(transport: Transport, operation: string) {
  let arrive = (): void => undefined;
  let arrival: Promise<void> | undefined;
  const hold = (): void => {
    arrival = new Promise((resolve) => (arrive = resolve));
  };
  const slow: Transport = {
    ...transport,
    async call(one) {
      const answer = await transport.call(one);
      if (one.name === operation) await arrival;
      return answer;
    },
  };
  return { transport: slow, hold, arrive: () => arrive() };
}

/** Whether anything overflows the panel horizontally. */
export const isTooWide = (panel: LitElement): boolean => {
  const { left, right } = panel.getBoundingClientRect();
  return [...panel.renderRoot.querySelectorAll<HTMLElement>(".panel *:not(.hidden)")].some((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
  });
};

/**
 * Elements with an inline style attribute, which a strict content security policy forbids. Popovers and the rows of long
 * lists are placed through the CSSOM.
 */
export const styledInline = (panel: LitElement): readonly string[] =>
  [...panel.renderRoot.querySelectorAll("[style]:not([popover], .virtual *)")].map(
    (one) => `${one.localName}#${one.id}`,
  );

/**
 * Checks each state of a panel: with all rules of axe at 360 and 1280 pixels; in dark mode and right to left, where the markup is
 * the same, with the rules that look at colors and layout.
 */
export function describeAccessibility(
  states: Readonly<Record<string, (options: MountOptions) => Promise<LitElement>>>,
): void {
  describe("accessibility", () => {
    preparePage("Panel");
    afterEach(clearPage);
    for (const [name, arrange] of Object.entries(states)) {
      it(`passes axe in light and dark: ${name} [X22]`, async () => {
        const panel = await arrange({ width: 1280 });
        await expectNoViolationsInLightAndDark();
        expect(styledInline(panel)).to.deep.equal([]);
      });
      for (const dir of ["ltr", "rtl"] as const) {
        it(`fits into 360 pixels: ${name}, ${dir} [X22]`, async () => {
          const panel = await arrange({ width: 360, dir });
          await expectNoViolations(dir === "rtl" ? visualRules : undefined);
          // Rows that came into sight just now are laid out in the next frame.
          await until(() => !isTooWide(panel), "something overflows the panel to the side");
        });
      }
    }
  });
}

/** Prepares the page of a suite for axe: with a language, a title and a color scheme, which starts as light in each test. */
export function preparePage(title: string): void {
  before(() => {
    document.documentElement.lang = "en";
    document.documentElement.style.setProperty("background", "Canvas");
    document.title = title;
  });
  beforeEach(() => useColorScheme("light"));
}

/** Components read no media query for the scheme: they follow that of the page. */
const useColorScheme = (scheme: "light" | "dark"): void =>
  document.documentElement.style.setProperty("color-scheme", scheme);

/** The rules of axe that look at colors and layout. All others read the markup. */
const visualRules = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"];

/** Checks the page with axe in light mode, and its colors again in dark mode. */
export async function expectNoViolationsInLightAndDark(): Promise<void> {
  await expectNoViolations();
  useColorScheme("dark");
  await expectNoViolations(visualRules);
}

async function expectNoViolations(rules?: string[]): Promise<void> {
  const { violations } = await axe.run(document.body, {
    resultTypes: ["violations"],
    // Selectors of elements and the texts of style sheets are slow to collect, and no rule or message needs them.
    selectors: false,
    preload: { assets: ["media"] },
    ...(rules && { runOnly: { type: "rule", values: rules } }),
  });
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  expect(found).to.deep.equal([]);
}
