import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** Fired after an invitation is accepted. */
export class InvitationAcceptedEvent extends rollcallEvent("rollcall-invitation-accepted")<{ scheduleId: string }> {}

/** Fired after an invitation is declined. */
export class InvitationDeclinedEvent extends rollcallEvent("rollcall-invitation-declined")<{
  /** The name of the schedule. */
  schedule: string;
}> {}

/**
 * The user wants to sign in or create an account. Preventing the default keeps a link from being followed, so that a host
 * can use its own dialog and then call `refresh()`.
 */
export class SignInRequestedEvent extends rollcallEvent("rollcall-sign-in-requested", { cancelable: true })<{
  /** Whether the user has an account or wants to create one. */
  account: boolean;
}> {}

/** The user is signed in with another account and wants to sign out. Cancelable, like signing in. */
export class SignOutRequestedEvent extends rollcallEvent("rollcall-sign-out-requested", { cancelable: true }) {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-invitation-accepted": InvitationAcceptedEvent;
    "rollcall-invitation-declined": InvitationDeclinedEvent;
    "rollcall-sign-in-requested": SignInRequestedEvent;
    "rollcall-sign-out-requested": SignOutRequestedEvent;
  }
}
