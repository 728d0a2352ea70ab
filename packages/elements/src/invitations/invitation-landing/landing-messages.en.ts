/** The English words of the page that an invitation leads to. */
export const landingWords = {
  "landing.title": "Invitation",
  "landing.invites": "{name} invites you to",
  "landing.invited": "You are invited to",
  "landing.text":
    "You take part in its shifts. Your calendar stays yours: only when you are busy is shared, never why.",
  "landing.for": "For",
  "landing.until": "Open until",
  "landing.accept": "Accept",
  "landing.accepting": "Accepting",
  "landing.decline": "Decline",
  "landing.claims": "Accepting also confirms that this mailbox is yours, because the link was sent there.",
  "landing.nobody.account": "Sign in with your account of this address to answer. The invitation waits for you.",
  "landing.nobody.none": "There is no account of this address yet. Create one to accept. The invitation waits for you.",
  "landing.sign-in": "Sign in",
  "landing.sign-in.instead": "I have an account",
  "landing.sign-up": "Create an account",
  "landing.sign-up.instead": "Create another account",
  "landing.other": "This invitation is for someone else",
  "landing.signed-in": "Signed in as",
  "landing.other.switch": "Is that you, too? Sign out, then sign in with that address. The invitation waits for you.",
  "landing.other.ask": "If it was passed on to you, ask {name} to invite you yourself.",
  "landing.other.ask.unnamed": "If it was passed on to you, ask to be invited yourself.",
  "landing.sign-out": "Use another account",
  "landing.dead": "This link does not work",
  "landing.dead.text":
    "It may have been replaced by a newer one, used, withdrawn, or be too old. Look for a newer mail, or ask whoever invited you to send the invitation again.",
  "landing.offline": "You are offline",
  "landing.offline.text": "The invitation is kept in this tab. It opens as soon as there is a connection.",
  "landing.accepted": "You are on {schedule}",
  "landing.accepted.text":
    "One more step, if you like: connect your calendar, so that nobody plans you when you are busy.",
  "landing.accepted.done": "Whoever plans sees that you have accepted.",
  "landing.skip": "Skip for now",
  "landing.skip-to": "Skip for now, go to the schedule",
  "landing.go": "Go to the schedule",
  "landing.close": "That is all. You can close this page.",
  "landing.declined": "You have declined",
  "landing.declined.text":
    "Whoever runs {schedule} sees it, and this link no longer works. Should you change your mind, ask to be invited again.",
  "landing.decline.title": "Decline the invitation to {schedule}?",
  "landing.decline.text":
    "Whoever runs the schedule sees it, and this link no longer works. They can invite you again.",
  "landing.declining": "Declining",
} as const;

/** The keys of those words. */
export type LandingKey = keyof typeof landingWords;
