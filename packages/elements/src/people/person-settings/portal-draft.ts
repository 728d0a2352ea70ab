import type { RollcallClient } from "@rollcall/core";
import { pauseOf } from "../pause.ts";
import type { AccessView } from "../wire.ts";

/** What is set when the switch is saved. */
export type PortalSet = Parameters<RollcallClient["access"]["setPortal"]>[0];

/** What stands in the form: nothing of it is so before it is saved (A30). Times as `datetime-local` has them. */
export interface PortalDraft {
  readonly isOn: boolean;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly contactName: string;
  readonly contactAddress: string;
}

/** The form of what is so. */
export function toDraft(access: AccessView): PortalDraft {
  const isOn = pauseOf(access) === "none";
  const { from, until, reason, contact } = isOn ? nothingSaid : access;
  return {
    // A pause that is planned is one to be changed, not one to be thought of anew.
    isOn,
    from: toLocal(from),
    until: toLocal(until),
    reason,
    contactName: contact?.name ?? "",
    contactAddress: contact?.address ?? "",
  };
}

const nothingSaid = { from: null, until: null, reason: "", contact: null } as const;

/** Whether the pause of a form begins later, and not at once. */
export const isLater = ({ from }: PortalDraft, now = new Date()): boolean => from !== "" && new Date(from) > now;

/** The field of a form that is wrong: a return that lies behind, or half of a contact. */
export type WrongIn = "until" | "contactName" | "contactAddress";

/** What is wrong with a form. */
export function wrongIn(draft: PortalDraft, now: Date): WrongIn | undefined {
  if (draft.isOn) return undefined;
  const from = draft.from === "" ? now : new Date(draft.from);
  const until = draft.until === "" ? undefined : new Date(draft.until);
  if (until !== undefined && (until <= from || until <= now)) return "until";
  const [hasName, hasAddress] = [draft.contactName.trim() !== "", draft.contactAddress.trim() !== ""];
  if (hasName === hasAddress) return undefined;
  return hasName ? "contactAddress" : "contactName";
}

/** What a form asks for. */
export function toSet(personId: string, draft: PortalDraft): PortalSet {
  if (draft.isOn) return { personId, portal: "on" };
  const contact = { name: draft.contactName.trim(), address: draft.contactAddress.trim() };
  return {
    personId,
    portal: "off",
    ...(draft.from !== "" && { from: new Date(draft.from).toISOString() }),
    ...(draft.until !== "" && { until: new Date(draft.until).toISOString() }),
    ...(draft.reason.trim() !== "" && { reason: draft.reason.trim() }),
    ...(contact.name !== "" && { contact }),
  };
}

/** An instant as `datetime-local` has it, in the zone of the page. */
function toLocal(at: string | null): string {
  if (at === null) return "";
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
