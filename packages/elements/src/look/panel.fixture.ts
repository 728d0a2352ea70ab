import { emulateMedia } from "@web/test-runner-commands";
import type { Transport } from "@rollcall/core/client";
import axe from "axe-core";
import { expect } from "chai";
import type { LitElement } from "lit";
import "../define.ts";
import { clearPage, until } from "../members/member-list/member-list.fixture.ts";

/** Where a panel is put, and how wide. */
export interface Placing {
  /** Attributes of the element. */
  readonly attributes?: Readonly<Record<string, string>>;
  readonly width?: number;
  readonly dir?: "ltr" | "rtl";
}

/** Puts a panel into the page, under a provider of its own, and waits until it shows more than a skeleton. */
export async function place<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  transport: Transport | undefined,
  { attributes = {}, width = 1280, dir = "ltr" }: Placing = {},
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
  if (transport !== never) await until(() => panel.renderRoot.querySelector(".bones") === null);
  await panel.updateComplete;
  return panel;
}

/** An element inside a panel, by selector; waits until it is there. */
export const inside = <E extends HTMLElement = HTMLElement>(panel: LitElement, selector: string): Promise<E> =>
  until(() => panel.renderRoot.querySelector<E>(selector), `no \`${selector}\``);

/** Waits until a panel says these words. */
export const says = (panel: LitElement, words: string): Promise<boolean> =>
  until(() => textOf(panel).includes(words), `does not say \`${words}\``);

/** What a panel says, without its styles. */
export const textOf = (panel: LitElement): string => panel.renderRoot.textContent.replaceAll(/\s+/g, " ");

/** Types into a field, as a person does who then goes on to the next. */
export function fill(field: HTMLInputElement | HTMLTextAreaElement, value: string, isLeft = true): void {
  field.focus();
  field.value = value;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  if (isLeft) field.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Nobody answers. */
export const never: Transport = {
  call: () => new Promise(() => undefined),
  stream: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) }),
};

/** The transport of somebody, with some calls answered otherwise. */
export const tampered = (transport: Transport, call: (name: string) => Promise<unknown> | undefined): Transport => ({
  stream: (position, signal) => transport.stream(position, signal),
  call: (one) => (one.mode === "run" ? call(one.name) : undefined) ?? transport.call(one),
});

/** Whether something inside stands out of the panel to the side. */
export const isTooWide = (panel: LitElement): boolean => {
  const { left, right } = panel.getBoundingClientRect();
  return [...panel.renderRoot.querySelectorAll<HTMLElement>(".panel *:not(.hidden)")].some((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
  });
};

/** Elements that carry an inline style attribute in the markup: a strict content security policy forbids them. */
export const styledInline = (panel: LitElement): readonly string[] =>
  [...panel.renderRoot.querySelectorAll("[style]:not([popover])")].map((one) => `${one.localName}#${one.id}`);

/** Each state of a panel, looked at by axe with every rule, light and dark, at 360 and 1280 pixels, and right to left. */
export function describeAccessibility(
  states: Readonly<Record<string, (placing: Placing) => Promise<LitElement>>>,
): void {
  describe("accessibility", () => {
    before(() => {
      document.documentElement.lang = "en";
      document.documentElement.style.setProperty("color-scheme", "light dark");
      document.documentElement.style.setProperty("background", "Canvas");
      document.title = "Panel";
    });
    afterEach(async () => {
      clearPage();
      await emulateMedia({ colorScheme: "light" });
    });
    for (const [name, arrange] of Object.entries(states)) {
      for (const colorScheme of ["light", "dark"] as const) {
        it(`finds nothing to complain about: ${name}, ${colorScheme} [X22]`, async () => {
          await emulateMedia({ colorScheme });
          const panel = await arrange({ width: 1280 });
          await expectNoViolations();
          expect(styledInline(panel)).to.deep.equal([]);
        });
      }
      for (const dir of ["ltr", "rtl"] as const) {
        it(`fits into 360 pixels: ${name}, ${dir} [X22]`, async () => {
          const panel = await arrange({ width: 360, dir });
          await expectNoViolations();
          expect(isTooWide(panel)).to.equal(false);
        });
      }
    }
  });
}

async function expectNoViolations(): Promise<void> {
  const { violations } = await axe.run(document.body, { resultTypes: ["violations"] });
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  expect(found).to.deep.equal([]);
}
