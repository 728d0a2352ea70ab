import { type EventDeclaration, extensionEvent } from "./event.ts";
import type { PlanAddition } from "./reaction.ts";

/**
 * Makes sure that an operation or reaction emits only events that it declares. The compiler checks the same; this is for hosts that use
 * JavaScript.
 * @throws {TypeError} an event that isn't declared
 */
export function refuseUndeclared(
  emitter: string,
  declared: readonly EventDeclaration[],
  { journalEntries = [], events = {} }: Pick<PlanAddition<unknown>, "journalEntries" | "events">,
  extensionEvents: readonly EventDeclaration[] = [],
): void {
  if (journalEntries.length === 0 && Object.keys(events).length === 0) return;
  const allowed = declared.includes(extensionEvent) ? [...declared, ...extensionEvents] : declared;
  for (const { type } of [...journalEntries.flatMap((entry) => entry.events), ...Object.values(events).flat()]) {
    if (allowed.some((one) => one.type === type)) continue;
    throw new TypeError(`${emitter} emits \`${type}\`, which is not among its declared \`events\``);
  }
}
