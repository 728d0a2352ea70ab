import { type ListedMember, nameOf } from "../../wire.ts";
import type { ListView } from "../list-view.ts";
import { Foresight } from "./foresight.ts";
import type { Hands } from "./hands.ts";

/**
 * Asks before somebody is removed, or leaves, and says what that means: how the schedule would stand, and whose shifts
 * would be touched (B14, X3). Then the row goes at once.
 */
export async function askToRemove(host: ListView, hands: Hands, row: ListedMember): Promise<void> {
  const { client, myId, scheduleId, pages } = host;
  const { words } = hands;
  const { personId } = row;
  const what = personId === myId ? "leave" : "remove";
  const name = nameOf(row);
  const foresight = new Foresight(host, hands);
  if (client) void foresight.ask(client.members.remove.dryRun({ scheduleId, personId }));
  const isSure = await hands.question.ask({
    title: words.text(`${what}.title`, { name }),
    text: words.text(`${what}.text`, { name }),
    more: () => foresight.render(),
    confirm: words.text(`${what}.confirm`),
    canConfirm: () => foresight.isOpen,
    isDangerous: true,
  });
  if (!isSure) return;
  const index = pages.rows.indexOf(personId);
  const done = hands.edits.remove(row);
  // The row is gone at once: its neighbour takes the focus, or the add box where nobody is left.
  if (pages.rows.length > 0) await host.navigation.focus(Math.min(index, pages.rows.length - 1), "action");
  else host.renderRoot.querySelector<HTMLElement>("#add")?.focus();
  if (!(await done)) await host.navigation.focus(pages.rows.indexOf(personId), "action");
}
