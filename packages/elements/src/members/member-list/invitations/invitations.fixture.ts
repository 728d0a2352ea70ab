import { intercept } from "../../../ui/testing/panel.fixture.ts";
import { control, part, show } from "../member-list.fixture.ts";
import { until } from "../../../ui/testing/page.fixture.ts";
import { addPeople, openWorld, type World } from "../../../ui/testing/world.fixture.ts";
import type { MemberList } from "../member-list.ts";

/** A list whose members were invited by mail. */
export interface Mailed {
  readonly world: World;
  readonly list: MemberList;
  /** The names of the members. */
  readonly ids: readonly string[];
}

/** Mounts a list whose members were invited by mail. With `refused`, the mail server rejects all of them. */
export async function withMail(
  names: readonly string[],
  more: { readonly refused?: boolean; readonly watch?: (name: string) => Promise<unknown> | undefined } = {},
): Promise<Mailed> {
  const world = await openWorld();
  const ids = await addPeople(world, names);
  for (const name of more.refused ? names : []) {
    world.refuseMail(`${name.toLowerCase().replaceAll(" ", ".")}@harbour.example`, {
      status: "refused",
      reason: "550",
    });
  }
  await world.rollcall.dispatchMail();
  const transport = world.as("Amara Okafor");
  const { list } = await show(world, more.watch ? intercept(transport, more.watch) : transport);
  await until(() => list.status === "live");
  await list.updateComplete;
  return { world, list, ids };
}

/** Presses a state of a row and waits for its popover. */
export async function openState(list: MemberList, name: string, kind: "invitation" | "calendar"): Promise<HTMLElement> {
  control(list, name, kind).click();
  return until(() => list.renderRoot.querySelector<HTMLElement>("#state:popover-open"), "no popover of a state");
}

/** Opens the menu in the last column of a row. */
export async function openMenu(list: MemberList, name: string): Promise<HTMLElement> {
  await until(() => list.renderRoot.querySelector("[part=more]"), "no row has a menu");
  control(list, name, "more").click();
  return until(() => list.renderRoot.querySelector<HTMLElement>("#menu:popover-open"), "no menu of a row");
}

/** Presses a command in the menu of a row. */
export async function chooseFromMenu(list: MemberList, name: string, part: string): Promise<void> {
  const menu = await openMenu(list, name);
  (await until(() => menu.querySelector<HTMLElement>(`[part=${part}]`))).click();
}

/** The result of an action in the popover. */
export async function outcomeOf(list: MemberList): Promise<string> {
  const outcome = await until(() => list.renderRoot.querySelector("[part=outcome] .state"), "the action has no result");
  return (outcome.parentElement?.textContent ?? "").replaceAll(/\s+/g, " ");
}

/** The dialog that sends invitations, or the toast that follows it, once it contains this text. */
export const sending = (
  list: MemberList,
  words: string,
  where: "#send[open]" | "#toast" = "#send[open]",
): Promise<string> =>
  until(
    () => {
      const text = list.renderRoot.querySelector(where)?.textContent.replaceAll(/\s+/g, " ");
      return text?.includes(words) ? text : undefined;
    },
    `\`${where}\` doesn't contain \`${words}\` but \`${part(list, "#panel").textContent.slice(-300)}\``,
  );

/** Waits until the dialog has closed by itself, with a toast that contains this text. */
export async function sent(list: MemberList, words: string): Promise<void> {
  await sending(list, words, "#toast");
  await until(() => list.renderRoot.querySelector("#send") === null, "the dialog didn't close");
}

/** The button below the list that sends invitations. */
export const sendButton = (list: MemberList): Promise<HTMLButtonElement> =>
  until(() => list.renderRoot.querySelector<HTMLButtonElement>("[part=send]"), "no button below the list");

/** Presses the button below the list, and confirms. */
export async function send(list: MemberList): Promise<void> {
  const button = await sendButton(list);
  button.focus();
  button.click();
  await until(() => list.renderRoot.querySelector("#question[open] [part=recipients]"));
  part(list, "#question [part=confirm]").click();
}
