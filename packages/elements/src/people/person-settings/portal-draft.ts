import type { AccessView, RollcallClient } from "@rollcall/core";
import { pauseOf } from "../managed-person.ts";

/** The values of the form; nothing changes before they are saved (A30). Times are local, as in `datetime-local`. */
export interface PortalDraft {
  readonly isOn: boolean;
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly contactName: string;
  readonly contactAddress: string;
}

/** The form values of the current settings. */
export function toDraft(access: AccessView): PortalDraft {
  const isOn = pauseOf(access) === "none";
  const { from, until, reason, contact } = isOn ? noPause : access;
  return {
    isOn,
    from: toLocal(from),
    until: toLocal(until),
    reason,
    contactName: contact?.name ?? "",
    contactAddress: contact?.address ?? "",
  };
}

const noPause = { from: null, until: null, reason: "", contact: null } as const;

/** Whether the pause starts later. */
export const isLater = ({ from }: PortalDraft, now = new Date()): boolean => from !== "" && new Date(from) > now;

/** A field that can be invalid: an end in the past, or an incomplete contact. */
export type ProblemField = "until" | "contactName" | "contactAddress";

/** Finds the first invalid field. */
export function findProblem(draft: PortalDraft, now: Date): ProblemField | undefined {
  if (draft.isOn) return undefined;
  const from = draft.from === "" ? now : new Date(draft.from);
  const until = draft.until === "" ? undefined : new Date(draft.until);
  if (until !== undefined && (until <= from || until <= now)) return "until";
  const [hasName, hasAddress] = [draft.contactName.trim() !== "", draft.contactAddress.trim() !== ""];
  if (hasName === hasAddress) return undefined;
  return hasName ? "contactAddress" : "contactName";
}

/** The input of `access.setPortal`. */
export function toInput(personId: string, draft: PortalDraft): Parameters<RollcallClient["access"]["setPortal"]>[0] {
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

/** An instant as a `datetime-local` value, in the time zone of the browser. */
function toLocal(at: string | null): string {
  if (at === null) return "";
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
