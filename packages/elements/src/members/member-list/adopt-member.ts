import { reasonOf } from "../../messages/reason-words.ts";
import { newKey } from "../../ui/new-key.ts";
import { type ListedMember, nameOf } from "../listed-member.ts";
import type { ListContext } from "./list-context.ts";
import { MemberChangedEvent } from "./member-list.events.ts";

/** Whether a member stays without the linked schedule, or is released to it (X4). */
export type Adoption = "adopt" | "release";

/** The list whose members are adopted and released. */
type AdoptHost = Pick<
  ListContext,
  "client" | "scheduleId" | "dialogWords" | "toast" | "ask" | "explain" | "refresh" | "dispatchEvent"
>;

/** What admins can do with a member of a linked schedule. */
export const adoptionsOf = ({ provenance, adopted }: ListedMember): readonly Adoption[] => [
  ...(provenance !== "local" && !adopted ? (["adopt"] as const) : []),
  ...(provenance === "both" || adopted ? (["release"] as const) : []),
];

/** Asks before a member is adopted from the linked schedule, or released to it, and says what follows once it no longer lists them. */
export async function adoptMember(
  host: AdoptHost,
  row: ListedMember,
  adoption: Adoption,
  anchor: HTMLElement,
): Promise<void> {
  const { client, scheduleId, dialogWords: words } = host;
  if (client === undefined) return;
  const { links } = client;
  const { personId, provenance, adopted } = row;
  const key = { scheduleId, personId };
  const name = nameOf(row);
  try {
    const { effects } = await links[adoption].dryRun(key);
    const isConfirmed = await host.ask({
      title: words.text(`${adoption}.title`, { name }),
      text: words.text(
        provenance === "local" ? "release.text.local" : effects.whenGone === "stays" ? "adopt.text" : "release.text",
      ),
      confirm: words.text(`${adoption}.confirm`),
    });
    if (!isConfirmed) return;
    await links[adoption](key, { idempotencyKey: newKey() });
    // Releasing also forgets that a member was added here first, and adopting needs the linked schedule.
    const isReversible = adoption === "adopt" ? provenance === "linked" : provenance === "both" && adopted;
    const undo = async (): Promise<void> => {
      await links[adoption === "adopt" ? "release" : "adopt"](key, { idempotencyKey: newKey() });
      host.refresh();
    };
    host.toast.show(words.text(`${adoption}.done`, { name }), isReversible ? undo : undefined);
    host.dispatchEvent(new MemberChangedEvent({ scheduleId, personId, set: {} }));
    host.refresh();
  } catch (error) {
    host.explain([reasonOf(error)], anchor);
  }
}
