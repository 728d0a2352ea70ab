import type { LitElement } from "lit";
import { inside, type MountOptions, mountPanel } from "../../ui/panel.fixture.ts";
import { addPeople, meet, openWorld, until, type World } from "../../members/member-list/member-list.fixture.ts";

/** Who created the schedule of a world. */
export const amara = "Amara Okafor";

/** A world with two more people on the schedule: an admin who counts, and somebody whose id the tests ask for. */
export interface Crew extends World {
  /** Jonas Lindqvist, a member. */
  readonly jonas: string;
  /** Mei Tanaka, an admin. */
  readonly mei: string;
}

/** Opens that world. */
export async function openCrew(): Promise<Crew> {
  const world = await openWorld();
  const [jonas = ""] = await addPeople(world, ["Jonas Lindqvist"]);
  const [mei = ""] = await addPeople(world, ["Mei Tanaka"], { role: "admin" });
  await meet(world, "Mei Tanaka");
  return { ...world, jonas, mei };
}

/** The history of the world's schedule, as somebody sees it. */
export const placeHistory = (
  world: World,
  user: string = amara,
  { attributes = {}, ...placing }: MountOptions = {},
): ReturnType<typeof mountPanel<"member-history">> =>
  mountPanel("member-history", world.as(user), {
    ...placing,
    attributes: { "schedule-id": world.scheduleId, ...attributes },
  });

/** What the entries say, newest first: the sentences and values of each. */
export const told = (panel: LitElement): string[] =>
  [...panel.renderRoot.querySelectorAll("[part=entry]")].map((entry) =>
    [...entry.querySelectorAll("[part=line], dl div")].map((one) => squeeze(one.textContent)).join("; "),
  );

/** Text as it reads. */
export const squeeze = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

/** The button that takes back, in the entry that says this. */
export const undoOf = (panel: LitElement, says: string): Promise<HTMLElement> =>
  until(() => entryOf(panel, says)?.querySelector<HTMLElement>("[part=undo]"), `no undo of \`${says}\``);

/** The entry that says this; the newest of them. */
export const entryOf = (panel: LitElement, says: string): HTMLElement | undefined =>
  [...panel.renderRoot.querySelectorAll<HTMLElement>("[part=entry]")].find((one) =>
    squeeze(one.textContent).includes(says),
  );

/** Asks to take back the entry that says this, and waits for the question. */
export async function askToUndo(panel: LitElement, says: string): Promise<HTMLElement> {
  (await undoOf(panel, says)).click();
  return inside(panel, "dialog[open]");
}
