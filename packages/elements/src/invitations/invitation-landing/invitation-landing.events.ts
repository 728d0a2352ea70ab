/** Fired after an invitation is accepted. */
export class InvitationAcceptedEvent extends Event {
  static readonly type = "rollcall-invitation-accepted";
  readonly scheduleId: string;

  constructor(scheduleId: string) {
    super(InvitationAcceptedEvent.type, { bubbles: true, composed: true });
    this.scheduleId = scheduleId;
  }
}

/** Fired after an invitation is declined. */
export class InvitationDeclinedEvent extends Event {
  static readonly type = "rollcall-invitation-declined";
  /** The name of the schedule. */
  readonly schedule: string;

  constructor(schedule: string) {
    super(InvitationDeclinedEvent.type, { bubbles: true, composed: true });
    this.schedule = schedule;
  }
}

/**
 * The user wants to sign in or create an account. Preventing the default keeps a link from being followed, so that a host can
 * use its own dialog and then call `refresh()`.
 */
export class SignInRequestedEvent extends Event {
  static readonly type = "rollcall-sign-in-requested";
  /** Whether the user has an account or wants to create one. */
  readonly account: boolean;

  constructor(account: boolean) {
    super(SignInRequestedEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.account = account;
  }
}

/** The user is signed in with another account and wants to sign out. Cancelable, like signing in. */
export class SignOutRequestedEvent extends Event {
  static readonly type = "rollcall-sign-out-requested";

  constructor() {
    super(SignOutRequestedEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    "rollcall-invitation-accepted": InvitationAcceptedEvent;
    "rollcall-invitation-declined": InvitationDeclinedEvent;
    "rollcall-sign-in-requested": SignInRequestedEvent;
    "rollcall-sign-out-requested": SignOutRequestedEvent;
  }
}
