import type { SectionName } from "./section-loader.ts";

/**
 * A section of the portal, or the dashboard, is about to open. Preventing the default leaves the portal as it is: the host
 * routes, and sets `section` itself.
 */
export class SectionChangedEvent extends Event {
  static readonly type = "rollcall-section-changed";
  /** The section; `null` is the dashboard. */
  readonly section: SectionName | null;

  constructor(section: SectionName | null) {
    super(SectionChangedEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.section = section;
  }
}

/** A worker signed in. They may still have to choose their own password. */
export class PortalSignedInEvent extends Event {
  static readonly type = "rollcall-portal-signed-in";

  constructor() {
    super(PortalSignedInEvent.type, { bubbles: true, composed: true });
  }
}

/** A worker is signed out, on request or because the session has ended. */
export class PortalSignedOutEvent extends Event {
  static readonly type = "rollcall-portal-signed-out";
  /** Whether the worker requested it. */
  readonly isRequested: boolean;

  constructor(isRequested: boolean) {
    super(PortalSignedOutEvent.type, { bubbles: true, composed: true });
    this.isRequested = isRequested;
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-section-changed": SectionChangedEvent;
    "rollcall-portal-signed-in": PortalSignedInEvent;
    "rollcall-portal-signed-out": PortalSignedOutEvent;
  }
}
