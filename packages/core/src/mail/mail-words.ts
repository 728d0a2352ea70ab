/** The mails there are words for. */
export type MailTemplate = "invitation" | "invitation-with-account" | "calendar-reminder";

/** What a mail says; the same in HTML and in plain text. */
export interface MailText {
  readonly subject: string;
  readonly heading: string;
  /** Paragraphs above the link. */
  readonly lines: readonly string[];
  /** What the link is called. */
  readonly action: string;
  /** Small print under it. */
  readonly small: readonly string[];
}

/** Values that words may use: names, and times in the language of the mail. */
export interface MailValues {
  readonly organization: string;
  readonly schedule: string;
  /** Who asked for it. */
  readonly inviter: string;
  /** Whom it is for; their address where no name is known. */
  readonly recipient: string;
  /** Until when its link is good. */
  readonly expires: string;
}

/** The words of all mails. A host passes its own for those it wants otherwise, or in another language. */
export type MailWords = Readonly<Record<MailTemplate, (values: MailValues) => MailText>>;

const ignore = "If you did not expect this, you need not do anything.";

/** An invitation, whose way in is an account that is there or one that is made. */
const invitation =
  (wayIn: string): MailWords["invitation"] =>
  ({ organization, schedule, inviter, expires }) => ({
    subject: `${inviter} invites you to ${schedule}`,
    heading: `Join ${schedule}`,
    lines: [
      `${inviter} has added you to the schedule ${schedule} of ${organization}.`,
      `${wayIn} to take part, and share when you are busy so that nobody plans you then. Only busy times are read, never what they are about.`,
    ],
    action: "See the invitation",
    small: [`The link is for you alone and works until ${expires}.`, ignore],
  });

/** The words in English. */
export const mailWordsEn: MailWords = {
  invitation: invitation("Create an account"),
  "invitation-with-account": invitation("Sign in with the account you have"),
  "calendar-reminder": ({ schedule, inviter }) => ({
    subject: `${schedule} waits for your calendar`,
    heading: "Share when you are busy",
    lines: [
      `${inviter} plans shifts on ${schedule} and does not know yet when you are busy.`,
      "Connect your calendar once. Only busy times are read, never what they are about.",
    ],
    action: "Connect a calendar",
    small: ["The link leads to your own settings; you sign in as always.", ignore],
  }),
};
