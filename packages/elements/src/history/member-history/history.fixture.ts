import type { LitElement } from "lit";
import "./member-history.define.ts";
import { inside, type MountOptions, mountPanel } from "../../ui/testing/panel.fixture.ts";
import { until } from "../../ui/testing/page.fixture.ts";
import { addPeople, meet, openWorld, type World } from "../../ui/testing/world.fixture.ts";

/** The creator of the test schedule. */
export const amara = "Amara Okafor";

/** A test world whose schedule has a second admin and a member. */
export interface HistoryWorld extends World {
  /** Jonas Lindqvist, a member. */
  readonly jonas: string;
  /** Mei Tanaka, an admin. */
  readonly mei: string;
}

/** Creates a world with a second admin and a member. */
export async function openHistoryWorld(): Promise<HistoryWorld> {
  const world = await openWorld();
  const [jonas = ""] = await addPeople(world, ["Jonas Lindqvist"]);
  const [mei = ""] = await addPeople(world, ["Mei Tanaka"], { role: "admin" });
  await meet(world, "Mei Tanaka");
  return { ...world, jonas, mei };
}

/** Mounts the history of the world's schedule for a user. */
export const mountHistory = (
  world: World,
  user: string = amara,
  { attributes = {}, ...placing }: MountOptions = {},
): ReturnType<typeof mountPanel<"member-history">> =>
  mountPanel("member-history", world.as(user), {
    ...placing,
    attributes: { "schedule-id": world.scheduleId, ...attributes },
  });

/** The lines and values of each entry as text, newest first. */
export const entryTexts = (panel: LitElement): string[] =>
  [...panel.renderRoot.querySelectorAll("[part=entry]")].map((entry) =>
    [...entry.querySelectorAll("[part=line], dl div")].map((one) => squeeze(one.textContent)).join("; "),
  );

/** Collapses whitespace. */
export const squeeze = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** The undo button of the entry that contains the text. */
export const undoOf = (panel: LitElement, says: string): Promise<HTMLElement> =>
  until(() => entryOf(panel, says)?.querySelector<HTMLElement>("[part=undo]"), `no undo button for \`${says}\``);

/** The newest entry that contains the text. */
export const entryOf = (panel: LitElement, says: string): HTMLElement | undefined =>
  [...panel.renderRoot.querySelectorAll<HTMLElement>("[part=entry]")].find((one) =>
    squeeze(one.textContent).includes(says),
  );

/** Presses Undo on the entry that contains the text and waits for the dialog. */
export async function askToUndo(panel: LitElement, says: string): Promise<HTMLElement> {
  (await undoOf(panel, says)).click();
  return inside(panel, "dialog[open]");
}
