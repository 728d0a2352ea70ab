import type { SectionName } from "./portal-wire.ts";

/**
 * Somebody is about to go to a section of the portal, or back to the dashboard. Preventing the default leaves the portal
 * where it is: the host routes, and sets `section` itself.
 */
export class SectionChangedEvent extends Event {
  static readonly type = "rollcall-section-changed";
  /** Where they go; `null` is the dashboard. */
  readonly section: SectionName | null;

  constructor(section: SectionName | null) {
    super(SectionChangedEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.section = section;
  }
}

/** Somebody signed in to the portal. A password of their own may still be asked of them first. */
export class PortalSignedInEvent extends Event {
  static readonly type = "rollcall-portal-signed-in";

  constructor() {
    super(PortalSignedInEvent.type, { bubbles: true, composed: true });
  }
}

/** Somebody is signed out of the portal: by their own press, or because the session is over. */
export class PortalSignedOutEvent extends Event {
  static readonly type = "rollcall-portal-signed-out";
  /** Whether they asked for it. */
  readonly isAsked: boolean;

  constructor(isAsked: boolean) {
    super(PortalSignedOutEvent.type, { bubbles: true, composed: true });
    this.isAsked = isAsked;
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-section-changed": SectionChangedEvent;
    "rollcall-portal-signed-in": PortalSignedInEvent;
    "rollcall-portal-signed-out": PortalSignedOutEvent;
  }
}
