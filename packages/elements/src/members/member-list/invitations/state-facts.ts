import type { InvitationWords } from "./invitations.ts";
import type { CalendarDetails, Details, InvitationDetails } from "./state-details.ts";

/** What is known behind a state, in words: sentences, and values by name. */
export interface Facts {
  readonly sentences: readonly string[];
  readonly values: readonly (readonly [name: string, value: string])[];
}

/** An instant as people read it. */
export const whenOf = ({ lang }: Pick<InvitationWords, "lang">, instant: string): string =>
  new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" }).format(new Date(instant));

/** What is known behind a state: since when, until when, what comes next, and why not (B39, P69). */
export const factsOf = (words: InvitationWords, details: Details): Facts =>
  details.kind === "invitation" ? invitationFacts(words, details) : calendarFacts(words, details);

function invitationFacts(words: InvitationWords, details: InvitationDetails): Facts {
  const { invitation, queuedAt, sentAt, expiresAt, nextTryAt, attempts, paced, problem, invitedBy } = details;
  const isQueued = invitation === "queued";
  const isCopied = invitation === "sent" && sentAt === null;
  const values: [string, string][] = [];
  const tell = (key: Parameters<InvitationWords["text"]>[0], instant: string | null): void => {
    if (instant !== null) values.push([words.text(key), whenOf(words, instant)]);
  };
  if (isCopied) tell("state.copied", queuedAt);
  else if (sentAt === null) tell("state.asked", queuedAt);
  else tell("state.sent", sentAt);
  if (isQueued && (paced || attempts > 0)) tell("state.next-try", nextTryAt);
  if (invitation === "sent") tell("state.answer-by", expiresAt);
  if (invitation === "expired") tell("state.expired", expiresAt);
  if (invitedBy !== null) values.push([words.text("state.by"), invitedBy || words.text("state.by-nobody")]);
  return {
    sentences: [
      ...(problem === null ? [] : [words.text(`state.problem.${problem}`)]),
      ...(paced ? [words.text("state.paced")] : []),
      ...(isQueued && attempts > 0 ? [words.text("state.attempts", { count: attempts })] : []),
      ...(isCopied ? [words.text("state.copied.text")] : []),
    ],
    values,
  };
}

function calendarFacts(words: InvitationWords, { succeededAt, failingSince, problem }: CalendarDetails): Facts {
  const values: [string, string][] = [];
  if (succeededAt !== null) values.push([words.text("state.read"), whenOf(words, succeededAt)]);
  if (failingSince !== null) values.push([words.text("state.failing"), whenOf(words, failingSince)]);
  return { sentences: problem === null ? [] : [words.text(`state.problem.${problem}`)], values };
}
