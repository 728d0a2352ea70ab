import type { ModelSchedule, Invitation, Link, Mail, Row } from "./model-schedule.ts";
import type { Name, Step } from "./step.ts";

const hour = 3_600_000;
const day = 24 * hour;
const linkLife = 14 * day;
/** The time between two invitations to a person who declined (Q56). */
const againAfter = 7 * day;
/** The maximum number of attempts to send an email. */
const maxAttempts = 11;

/** The time before mail is sent, longer than the wait between two attempts. */
export const beforeDispatch = 6 * hour;

/** The time that passes in an `expire` step: the lifetime of a link. */
export const longWhile = linkLife;

/** The mail server's response in a step. */
export const outcomeOf = ({ role }: Pick<Step, "role">): "sent" | "refused" | "failed" =>
  role === "admin" ? "failed" : role === "viewer" ? "refused" : "sent";

const done = "done";
const dead = "link.invalid";

const isAnswered = ({ invitation }: Row): boolean => invitation === "accepted" || invitation === "not-needed";

/** Whether a member is selected and has not been invited. */
const isToInvite = ({ invited, invitation }: Row): boolean => invited && invitation === "not-invited";

/** The number of members to invite. */
export const toInvite = ({ rows }: ModelSchedule): number => [...rows.values()].filter(isToInvite).length;

/** Invitations as required: states, one valid link per person and schedule, emails to send. */
export class InvitationModel {
  readonly #isActive: (name: Name) => boolean;
  #now = 0;
  #secrets = 0;
  #mails: Mail[] = [];

  /** @param isActive whether a person exists and is active */
  constructor(isActive: (name: Name) => boolean) {
    this.#isActive = isActive;
  }

  /** The number of emails to send for a schedule. */
  waiting(schedule: ModelSchedule): number {
    return this.#mails.filter((mail) => mail.schedule === schedule).length;
  }

  /** Applies a step that happens over time, without a caller. */
  timePasses(step: Step, schedules: readonly (ModelSchedule | undefined)[]): string {
    if (step.verb === "dispatch") {
      this.#now += beforeDispatch;
      this.#mails = this.#mails.filter((mail) => this.#send(mail, outcomeOf(step)));
    } else if (step.verb === "sweep") {
      for (const schedule of schedules) if (schedule?.state === "deleted") schedule.links.clear();
    } else if (step.verb === "expire") {
      if (step.flag) this.#now += longWhile;
      for (const schedule of schedules) if (schedule !== undefined) this.#expire(schedule);
    }
    return done;
  }

  /** Queues an email. Invalidates the older link and replaces an email that is still waiting. */
  queue(schedule: ModelSchedule, name: Name): void {
    this.#move(schedule, name, "queued");
    const link = this.#kill(schedule, name);
    if (link.declined) link.sentAgainAt = this.#now;
    link.mail = { secret: ++this.#secrets, schedule, name, link, attempts: 0 };
    this.#mails.push(link.mail);
  }

  /** Invites a new member, unless they declined before (Q56). */
  inviteNew(schedule: ModelSchedule, name: Name): void {
    if (schedule.links.get(name)?.declined) this.#move(schedule, name, "declined");
    else this.queue(schedule, name);
  }

  /** Why a member can't be mailed, independent of the caller. */
  againstInviting(row: Row): string | undefined {
    if (row.before !== null) return "person.deactivated";
    if (isAnswered(row)) return "invitation.already-accepted";
    return row.invitation === "queued" ? "invitation.already-pending" : undefined;
  }

  /** Invites every selected member who has not been invited, with a result for each. */
  send(schedule: ModelSchedule, isAbove: (row: Row) => boolean): string {
    const answers: string[] = [];
    for (const [name, row] of schedule.rows) {
      if (!isToInvite(row)) continue;
      const against = isAbove(row)
        ? "member.role-above-yours"
        : (this.againstInviting(row) ?? this.#againstAgain(schedule, name));
      if (against === undefined) this.queue(schedule, name);
      answers.push(against ?? "queued");
    }
    if (answers.includes("queued")) schedule.number++;
    return [done, ...answers.sort()].join(" ");
  }

  /** Resends or revokes one invitation, or copies its link. Sending again after it ended is confirmed (Q56). */
  byHand(
    verb: "resend" | "revoke" | "copyLink",
    schedule: ModelSchedule,
    { name, row, isAdmin }: { readonly name: Name; readonly row: Row; readonly isAdmin: boolean },
  ): string {
    if (verb !== "revoke" && row.before !== null) return "person.deactivated";
    if (schedule.state === "archived") return "schedule.archived";
    if (verb === "resend") return this.#resend(schedule, name, row, isAdmin);
    return verb === "revoke" ? this.#revoke(schedule, name, row) : this.#copyLink(schedule, name, row);
  }

  #resend(schedule: ModelSchedule, name: Name, row: Row, isAdmin: boolean): string {
    const against = this.againstInviting(row);
    if (against !== undefined) return against;
    if (row.invitation === "revoked" && !isAdmin) return "invitation.revoked";
    if (this.#isTooSoon(schedule, name)) return "request.throttled";
    this.queue(schedule, name);
    schedule.number++;
    return done;
  }

  #revoke(schedule: ModelSchedule, name: Name, row: Row): string {
    if (isAnswered(row)) return "invitation.already-accepted";
    if (!["queued", "sent", "bounced"].includes(row.invitation)) return "invitation.not-pending";
    this.#move(schedule, name, "revoked");
    this.#kill(schedule, name);
    schedule.number++;
    return done;
  }

  #isTooSoon(schedule: ModelSchedule, name: Name): boolean {
    const at = schedule.links.get(name)?.sentAgainAt ?? null;
    return at !== null && this.#now - at < againAfter;
  }

  /** Why a bulk send skips a member who declined before they were removed and added again (Q56). */
  #againstAgain(schedule: ModelSchedule, name: Name): string | undefined {
    if (this.#isTooSoon(schedule, name)) return "request.throttled";
    return schedule.links.get(name)?.declined ? "invitation.declined" : undefined;
  }

  #copyLink(schedule: ModelSchedule, name: Name, row: Row): string {
    if (isAnswered(row)) return "invitation.already-accepted";
    if (this.#isTooSoon(schedule, name)) return "request.throttled";
    schedule.number++;
    this.#move(schedule, name, "sent");
    const link = this.#kill(schedule, name);
    if (link.declined) link.sentAgainAt = this.#now;
    this.#open(link, ++this.#secrets);
    return done;
  }

  /** A person opens the newest link of a member. */
  answer(schedule: ModelSchedule | undefined, name: Name, actor: Name, verb: "accept" | "decline"): string {
    const link = schedule?.links.get(name);
    const row = schedule?.rows.get(name);
    if (schedule === undefined || link === undefined || row === undefined || schedule.state === "deleted") return dead;
    if (link.live === null || link.live !== link.seen || !this.#isActive(name)) return dead;
    const isLive = row.invitation === "queued" || row.invitation === "sent";
    const isAgain = verb === "accept" && row.invitation === "accepted" && link.acceptedBy === actor;
    if (!(isLive && link.open && this.#now < link.expiresAt) && !isAgain) return dead;
    if (isAgain) return done;
    if (actor !== name) return "invitation.other-account";
    this.#move(schedule, name, verb === "accept" ? "accepted" : "declined");
    const accepted = { open: false, mail: null, acceptedBy: actor, declined: false, sentAgainAt: null };
    if (verb === "accept") Object.assign(link, accepted);
    else this.#kill(schedule, name).declined = true;
    schedule.number++;
    return done;
  }

  /** Expires links. */
  #expire(schedule: ModelSchedule): void {
    let isNews = false;
    for (const [name, link] of schedule.links) {
      if (!link.open || link.expiresAt > this.#now) continue;
      Object.assign(link, { open: false, live: null });
      if (schedule.rows.get(name)?.invitation !== "sent") continue;
      this.#move(schedule, name, "expired");
      isNews = true;
    }
    if (isNews) schedule.number++;
  }

  /** Attempts to send an email. Returns whether it stays queued. */
  #send(mail: Mail, outcome: ReturnType<typeof outcomeOf>): boolean {
    const { schedule, name, link } = mail;
    const row = schedule.rows.get(name);
    const isTheirs = schedule.links.get(name) === link && link.mail === mail && schedule.state !== "deleted";
    if (!isTheirs || row?.invitation !== "queued") return false;
    if (!this.#isActive(name)) {
      // An inactive person gets no mail, so the invitation goes back (P68).
      this.#move(schedule, name, "not-invited");
      this.#kill(schedule, name);
      schedule.number++;
      return false;
    }
    mail.attempts++;
    this.#open(link, mail.secret);
    if (outcome === "failed" && mail.attempts < maxAttempts) return true;
    this.#move(schedule, name, outcome === "sent" ? "sent" : "bounced");
    if (outcome !== "sent") Object.assign(link, { live: null, open: false });
    schedule.number++;
    return false;
  }

  #open(link: Link, secret: number): void {
    Object.assign(link, { seen: secret, live: secret, open: true, expiresAt: this.#now + linkLife });
  }

  /** Invalidates the link of a person, or creates an invalid one. */
  #kill(schedule: ModelSchedule, name: Name): Link {
    const blank = { live: null, open: false, expiresAt: 0, mail: null, acceptedBy: null };
    const link = Object.assign(
      schedule.links.get(name) ?? { seen: null, declined: false, sentAgainAt: null },
      blank,
    ) as Link;
    schedule.links.set(name, link);
    return link;
  }

  #move(schedule: ModelSchedule, name: Name, invitation: Invitation): void {
    const row = schedule.rows.get(name);
    if (row !== undefined) schedule.rows.set(name, { ...row, invitation });
  }
}
