import type { Transport } from "@rollcall/core/client";
import "./member-list.define.ts";
import "../../provider/rollcall-provider/rollcall-provider.define.ts";
import type { RollcallProvider } from "../../provider/rollcall-provider/rollcall-provider.ts";
import { until } from "../../ui/testing/page.fixture.ts";
import type { World } from "../../ui/testing/world.fixture.ts";
import type { MemberList } from "./member-list.ts";

/** A mounted list and its user. */
export interface Shown {
  readonly provider: RollcallProvider;
  readonly list: MemberList;
}

/** Mounts a list in its own provider and waits until it is ready, refused or failed. */
export async function show(world: Pick<World, "scheduleId">, transport: Transport, width = 1100): Promise<Shown> {
  const provider = document.createElement("rollcall-provider");
  provider.transport = transport;
  provider.lang = "en";
  const frame = document.createElement("div");
  frame.style.setProperty("width", `${width}px`);
  const list = document.createElement("member-list");
  list.scheduleId = world.scheduleId;
  frame.append(list);
  provider.append(frame);
  document.body.append(provider);
  await until(() => !["no-client", "pending"].includes(list.pages.state.kind));
  await list.updateComplete;
  return { provider, list };
}

/** The row of a member that contains this text. */
export function rowOf(list: MemberList, name: string): HTMLElement | undefined {
  return [...list.renderRoot.querySelectorAll<HTMLElement>("tbody tr[data-index]")].find((row) =>
    row.textContent.includes(name),
  );
}

/** The names in the order of the rows. */
export const namesIn = (list: MemberList): string[] =>
  [...list.renderRoot.querySelectorAll("[part=name] bdi")].map((name) => name.textContent);

/** The control of a cell in the row of a member. */
export function control(list: MemberList, name: string, cell: string): HTMLElement {
  const found = rowOf(list, name)?.querySelector<HTMLElement>(`[data-cell=${cell}]`);
  if (!found) throw new Error(`\`${name}\` has no \`${cell}\``);
  return found;
}

/** An element in the list by selector. */
export function part(list: MemberList, selector: string): HTMLElement {
  const found = list.renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`the list has no \`${selector}\``);
  return found;
}

/** The role select of a member. */
export const roleOf = (list: MemberList, name: string): HTMLSelectElement =>
  control(list, name, "role") as HTMLSelectElement;

/** The assignable switch of a member. */
export const switchOf = (list: MemberList, name: string): HTMLInputElement =>
  control(list, name, "assignable") as HTMLInputElement;

/** A field in the list by selector. */
export const field = (list: MemberList, selector: string): HTMLInputElement => part(list, selector) as HTMLInputElement;
