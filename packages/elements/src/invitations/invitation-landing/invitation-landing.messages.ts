/** English messages of the invitation page. */
export const landingWords = {
  "landing.title": "Invitation",
  "landing.invites": "{name} invites you to",
  "landing.invited": "You’re invited to",
  "landing.text":
    "Accept to join the schedule. Your calendar stays private: schedulers see when you’re busy, never why.",
  "landing.for": "For",
  "landing.until": "Respond by",
  "landing.accept": "Accept",
  "landing.accepting": "Accepting",
  "landing.decline": "Decline",
  "landing.claims": "Accepting also confirms that this email address is yours, because the link was sent to it.",
  "landing.anonymous.sign-in": "Sign in with this email address to respond. The invitation stays open.",
  "landing.anonymous.sign-up":
    "There’s no account with this email address yet. Create one to accept. The invitation stays open.",
  "landing.sign-in": "Sign in",
  "landing.sign-in.instead": "I have an account",
  "landing.sign-up": "Create an account",
  "landing.sign-up.instead": "Create another account",
  "landing.other": "This invitation is for someone else",
  "landing.signed-in": "Signed in as",
  "landing.other.switch": "If that’s also your address, sign out and sign in with it. The invitation stays open.",
  "landing.other.ask": "If someone forwarded it to you, ask {name} to invite you.",
  "landing.other.ask.unnamed": "If someone forwarded it to you, ask for your own invitation.",
  "landing.sign-out": "Use another account",
  "landing.portal": "Sign in to the worker portal",
  "landing.portal.sign-in":
    "Sign in to the worker portal with this email address to respond. The invitation stays open.",
  "landing.portal.inactive": "Your account isn’t active yet",
  "landing.portal.inactive.text":
    "You can respond as soon as {organization} activates your account. You’ll get an email with a password. Then open the invitation again.",
  "landing.portal.other": "This invitation is for a worker portal account",
  "landing.portal.other.text":
    "Sign out, then sign in to the worker portal with the invited address. The invitation stays open.",
  "landing.portal.both": "You’re signed in twice",
  "landing.portal.both.text":
    "You’re signed in to the worker portal with the invited address, but your other account is used first. Sign out of it to respond. The invitation stays open.",
  "landing.portal.paused": "Your portal is paused",
  "landing.portal.paused.text":
    "You can respond when {organization} ends the pause. The worker portal shows the reason and who to contact.",
  "landing.portal.password": "Choose your own password first",
  "landing.portal.password.text":
    "You signed in with the password from an email. Choose your own in the worker portal, then respond.",
  "landing.portal.open": "Open the worker portal",
  "landing.dead": "This link doesn’t work",
  "landing.dead.text":
    "It may be incomplete or expired, or it was used, replaced or revoked. Check for a newer email, or ask the person who invited you to resend the invitation.",
  "landing.offline": "You’re offline",
  "landing.offline.text": "The invitation opens in this tab as soon as you’re back online.",
  "landing.accepted": "You’ve joined {schedule}",
  "landing.accepted.text": "Optional: connect your calendar so that you aren’t scheduled when you’re busy.",
  "landing.accepted.done": "The schedule’s admins can see that you accepted.",
  "landing.skip": "Skip for now",
  "landing.skip-to": "Skip for now, go to the schedule",
  "landing.go": "Go to the schedule",
  "landing.close": "You’re all set. You can close this page.",
  "landing.declined": "Invitation declined",
  "landing.declined.text":
    "The admins of {schedule} can see that you declined, and this link no longer works. If you change your mind, ask for a new invitation.",
  "landing.decline.title": "Decline the invitation to {schedule}?",
  "landing.decline.text":
    "The schedule’s admins will see that you declined, and this link will stop working. They can invite you again.",
  "landing.declining": "Declining",
} as const;

/** A key of these messages. */
export type LandingKey = keyof typeof landingWords;
