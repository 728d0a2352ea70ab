import { rollcallEvent } from "../../ui/host/rollcall-event.ts";
import type { SectionName } from "./section-link.ts";

/**
 * A section of the portal is about to open, or the dashboard (`null`). Preventing the default leaves the portal unchanged: the
 * host handles routing, and sets `section` itself.
 */
export class SectionChangedEvent extends rollcallEvent("rollcall-section-changed", {
  cancelable: true,
})<{ section: SectionName | null }> {}

/** A worker signed in. They may still have to choose their own password. */
export class PortalSignedInEvent extends rollcallEvent("rollcall-portal-signed-in") {}

/** A worker is signed out, because they requested it (`isRequested`) or because the session has ended. */
export class PortalSignedOutEvent extends rollcallEvent("rollcall-portal-signed-out")<{ isRequested: boolean }> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-section-changed": SectionChangedEvent;
    "rollcall-portal-signed-in": PortalSignedInEvent;
    "rollcall-portal-signed-out": PortalSignedOutEvent;
  }
}
