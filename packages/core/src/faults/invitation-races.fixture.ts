import type { RaceCall, RaceCase } from "./race-case.fixture.ts";
import type { RaceName } from "./race-world.fixture.ts";

interface RaceTarget {
  readonly scheduleId: string;
  readonly ids: Readonly<Record<RaceName, string>>;
  readonly token: string;
}

type Make = (target: RaceTarget) => RaceCall;

const on =
  (by: RaceName, verb: string, target: RaceName): Make =>
  ({ scheduleId, ids }) => ({ by, name: `invitations.${verb}`, input: { scheduleId, personId: ids[target] } });
const whole =
  (by: RaceName, verb: string): Make =>
  ({ scheduleId }) => ({ by, name: `invitations.${verb}`, input: { scheduleId } });
const answer =
  (by: RaceName, verb: "accept" | "decline"): Make =>
  ({ token }) => ({ by, name: `invitations.${verb}`, input: { token } });
const remove =
  (by: RaceName, target: RaceName): Make =>
  ({ scheduleId, ids }) => ({ by, name: "members.remove", input: { scheduleId, personId: ids[target] } });
const dispatch: Make = () => ({ by: "Ann", name: "dispatch", input: {} });

const race = (title: string, rows: string, threads: readonly (Make | readonly Make[])[]): RaceCase => ({
  title,
  rows,
  start: { isInvited: true },
  // Links are also checked by their own row, not only by the schedule summary.
  summaryGuards: false,
  calls: (scheduleId, ids, token) =>
    threads.map((made) => (typeof made === "function" ? [made] : made).map((one) => one({ scheduleId, ids, token }))),
});

/** Vic has received a link; an email to May is queued. */
export const invitationRaces: readonly RaceCase[] = [
  race("one link is accepted twice", "P04", [answer("Vic", "accept"), answer("Vic", "accept")]),
  race("one link is accepted three times, once by another person", "P01, P04", [
    answer("Vic", "accept"),
    answer("Vic", "accept"),
    answer("Max", "accept"),
  ]),
  race("a link is accepted while its invitation is revoked", "P05", [
    answer("Vic", "accept"),
    on("Ann", "revoke", "Vic"),
  ]),
  race("a link is accepted while it is declined", "P04", [answer("Vic", "accept"), answer("Vic", "decline")]),
  race("a link is accepted while another is mailed", "P05, P07", [answer("Vic", "accept"), on("Ann", "resend", "Vic")]),
  race("a link is accepted while another is copied", "P05, P07", [
    answer("Vic", "accept"),
    on("Bob", "copyLink", "Vic"),
  ]),
  race("a link is accepted while its member is removed", "P05", [answer("Vic", "accept"), remove("Ann", "Vic")]),
  race("an invitation is resent twice", "P07, P08", [on("Ann", "resend", "Max"), on("Bob", "resend", "Max")]),
  race("everybody is invited twice", "P08", [whole("Ann", "send"), whole("Bob", "send")]),
  race("everybody is invited while one invitation is resent", "P08", [
    whole("Ann", "send"),
    on("Bob", "resend", "Max"),
  ]),
  race("an email is sent while its invitation is revoked", "P05, P68", [dispatch, on("Ann", "revoke", "May")]),
  race("an email is sent while its member is removed", "P68", [dispatch, remove("Ann", "May")]),
  race("one email is sent by two dispatchers", "P68", [dispatch, dispatch]),
];
