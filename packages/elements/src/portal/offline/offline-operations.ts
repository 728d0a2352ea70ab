import type {
  GetOwnAvailabilityOutput,
  GetOwnProfileOutput,
  GetOwnReportOutput,
  ListOwnOffersOutput,
  ListOwnReportsOutput,
  OwnShiftView,
  ProfileFieldView,
  RollcallClient,
  SaveDraftInput,
  SaveDraftOutput,
} from "@rollcall/core";
import { addMonths, datesBetween, firstWeekdayIn, monthOf, weeksOf } from "../../availability/my-availability/month.ts";
import { weekStarts } from "../../people/my-working-hours/week-starts.ts";
import type { Copy, QueuedItem } from "./offline-store.ts";

type Portal = RollcallClient["portal"];
type InputOf<M extends (input: never, ...rest: never[]) => unknown> = Parameters<M>[0];

/**
 * The reads that are kept for use without a connection, each with the inputs that are loaded after a visit. A new section
 * adds its reads here.
 */
export const keptReads: Readonly<Record<string, (lang: string, copies: readonly Copy[]) => readonly object[]>> = {
  "portal.get": () => [],
  "portal.listShifts": () => [{ limit: 50 }],
  "offers.listOwn": () => [{}],
  "swaps.listOwn": () => [{}],
  "portal.listHandOverNotes": () => [{}],
  "portal.getAvailability": (lang) => monthsFrom(new Date().toISOString().slice(0, 10), lang),
  "portal.listTimeOff": () => [{ limit: 5 }],
  "calendars.get": () => [{}],
  "portal.listReports": () => [{ limit: 20 }],
  "portal.getReport": (_lang, copies) =>
    openReportsIn(copies)
      .slice(0, maxReports)
      .map(({ scheduleId, shiftId }) => ({ scheduleId, shiftId })),
  "portal.listSkills": () => [{}],
  "portal.listCertifications": () => [{}],
  "portal.getHours": () => [{ weeks: weekStarts(new Date()) }],
  "portal.getProfile": () => [{}],
};

/** The maximum number of open reports that are loaded after a visit. */
const maxReports = 10;

const openReportsIn = (copies: readonly Copy[]): ListOwnReportsOutput["open"] =>
  copies.flatMap(({ name, output }) => (name === "portal.listReports" ? (output as ListOwnReportsOutput).open : []));

/** The inputs for the grids of this month and the next. */
const monthsFrom = (today: string, lang: string): readonly object[] =>
  [monthOf(today), addMonths(monthOf(today), 1)].map((month) => {
    const weeks = weeksOf(month, firstWeekdayIn(lang));
    return { firstDay: weeks[0]?.[0], lastDay: weeks.at(-1)?.at(-1) };
  });

type NamedShift = Pick<OwnShiftView, "kind" | "start" | "end" | "timeZone">;

/** The subject of a queued command: a shift, days or a field of the profile. Unknown if another version stored it. */
export type About =
  | { readonly kind: "unknown" }
  | { readonly kind: "shift"; readonly shift: NamedShift | undefined }
  | { readonly kind: "days"; readonly dates: readonly string[] }
  | {
      readonly kind: "field";
      readonly field: Pick<ProfileFieldView, "name" | "label" | "kind">;
      readonly value: unknown;
    };

/** What others set in the meantime, and the input that would replace it. */
export interface Conflict {
  readonly theirs: unknown;
  readonly input: unknown;
}

/** A command that was sent. */
export interface Sent<Input = never, Output = never> {
  readonly input: Input;
  readonly output: Output;
}

/** A command that waits in the queue if it can't be sent. */
export interface QueuedOperation {
  /** Identifies what it changes. A command waits for earlier ones on the same thing. */
  readonly subject: (input: never) => string;
  /** What it is about, for the reader. `copies` are all that there are. */
  readonly about: (input: never, copies: readonly Copy[]) => About;
  /** The reads that show it before it is sent, by name. */
  readonly shows?: Readonly<Record<string, (output: never, input: never) => unknown>>;
  /** The input as it is sent. Default: unchanged. */
  readonly sent?: (input: never) => unknown;
  /** The input after an earlier command on the same thing was sent from this device, such as with its revision. */
  readonly follow?: (input: never, earlier: Sent) => unknown;
  /** The names of waiting or refused commands on the same thing that it replaces. */
  readonly replaces?: readonly string[];
  /** What others set since, after `request.stale-version`. */
  readonly conflict?: (input: never, client: RollcallClient) => Promise<Conflict>;
}

interface Typed<Input, Output> extends Omit<QueuedOperation, "subject" | "about" | "sent" | "follow" | "conflict"> {
  readonly subject: (input: Input) => string;
  readonly about: (input: Input, copies: readonly Copy[]) => About;
  readonly sent?: (input: Input) => unknown;
  readonly follow?: (input: Input, earlier: Sent<Input, Output>) => Input;
  readonly conflict?: (input: Input, client: RollcallClient) => Promise<Conflict>;
}

const queued = <Input, Output = unknown>(operation: Typed<Input, Output>): QueuedOperation => operation;

interface ShiftKey {
  readonly scheduleId: string;
  readonly shiftId: string;
}

const shiftLists: ReadonlySet<string> = new Set(["offers.listOwn", "portal.listShifts"]);

interface ShiftList {
  readonly rows: readonly (Pick<OwnShiftView, "scheduleId" | "id"> & NamedShift)[];
}

/** An answer to an offer, or handing back a shift. Until it is sent, the offer isn't shown as open. */
const reply = queued<ShiftKey>({
  subject: ({ scheduleId, shiftId }) => `shift ${scheduleId} ${shiftId}`,
  about: ({ scheduleId, shiftId }, copies) => {
    const rows = copies.flatMap(({ name, output }) => (shiftLists.has(name) ? (output as ShiftList).rows : []));
    const found = rows.find((row) => row.scheduleId === scheduleId && row.id === shiftId);
    const shift = found && { kind: found.kind, start: found.start, end: found.end, timeZone: found.timeZone };
    return { kind: "shift", shift };
  },
  shows: {
    "offers.listOwn": (output: ListOwnOffersOutput, { scheduleId, shiftId }: ShiftKey) => ({
      ...output,
      rows: output.rows.filter((row) => row.scheduleId !== scheduleId || row.id !== shiftId),
    }),
  },
});

const datesOf = (days: InputOf<Portal["blockDays"]>["days"]): readonly string[] =>
  days.flatMap((day) => (typeof day === "string" ? [day] : datesBetween(day.firstDay, day.lastDay)));

/** The month without the whole days and parts that are blocked on these dates. */
const withoutBlocks = (output: GetOwnAvailabilityOutput, dates: readonly string[]) =>
  output.days.filter((day) => day.kind !== "block" || day.isWeekly || !dates.includes(day.date));

type Update = InputOf<Portal["updateProfile"]>;

const fieldsIn = (profile: GetOwnProfileOutput["profile"]): readonly ProfileFieldView[] =>
  profile.groups.flatMap(({ fields }) => fields);

/** The numbers of the latest changes of fields. */
const numbersOf = (fields: readonly ProfileFieldView[]) =>
  Object.fromEntries(fields.map(({ name, number }) => [name, number]));

/** A draft of a report, or the whole report. It replaces earlier waiting drafts. */
const report = queued<SaveDraftInput, SaveDraftOutput>({
  subject: ({ scheduleId, shiftId }) => `report ${scheduleId} ${shiftId}`,
  about: ({ scheduleId, shiftId }, copies) => ({
    kind: "shift",
    shift: openReportsIn(copies).find((one) => one.scheduleId === scheduleId && one.shiftId === shiftId)?.shift,
  }),
  shows: {
    "portal.getReport": (output: GetOwnReportOutput, input: SaveDraftInput) => {
      const { scheduleId, shiftId, revision: _revision, ...content } = input;
      const isSame = output.report.scheduleId === scheduleId && output.report.shiftId === shiftId;
      return isSame ? { report: { ...output.report, ...content } } : output;
    },
  },
  follow: (input, earlier) =>
    input.revision === earlier.input.revision ? { ...input, revision: earlier.output.report.revision } : input,
  replaces: ["portal.saveReportDraft", "portal.submitReport"],
  conflict: async (input, client) => {
    const { scheduleId, shiftId } = input;
    const current = (await client.portal.getReport({ scheduleId, shiftId })).report;
    return { theirs: current.savedAt, input: { ...input, revision: current.revision } };
  },
});

/** A whole report. Until it is sent, it isn't shown as open. */
const submission: QueuedOperation = {
  ...report,
  shows: {
    ...report.shows,
    "portal.listReports": (output: ListOwnReportsOutput, { scheduleId, shiftId }: SaveDraftInput) => ({
      ...output,
      open: output.open.filter((one) => one.scheduleId !== scheduleId || one.shiftId !== shiftId),
    }),
  },
};

/** The commands that may wait, by name. A new section adds its commands here. */
export const queuedOperations: Readonly<Record<string, QueuedOperation>> = {
  "offers.accept": reply,
  "offers.decline": reply,
  "offers.undoDecline": reply,
  "offers.joinWaitlist": reply,
  "offers.leaveWaitlist": reply,
  "offers.handBack": reply,
  "portal.saveReportDraft": report,
  "portal.submitReport": submission,
  "portal.blockDays": queued<InputOf<Portal["blockDays"]>>({
    subject: () => "availability",
    about: ({ days }) => ({ kind: "days", dates: datesOf(days) }),
    shows: {
      "portal.getAvailability": (output: GetOwnAvailabilityOutput, input: InputOf<Portal["blockDays"]>) => {
        const { parts = [], reason = "" } = input;
        const block = { parts, reason, kind: "block", state: "pending", isWeekly: false } as const;
        return { ...output, days: [...output.days, ...datesOf(input.days).map((date) => ({ date, ...block }))] };
      },
    },
  }),
  "portal.unblockDays": queued<InputOf<Portal["unblockDays"]>>({
    subject: () => "availability",
    about: ({ days }) => ({ kind: "days", dates: datesOf(days) }),
    shows: {
      "portal.getAvailability": (output: GetOwnAvailabilityOutput, { days }: InputOf<Portal["unblockDays"]>) => ({
        ...output,
        days: withoutBlocks(output, datesOf(days)),
      }),
    },
  }),
  "portal.updateProfile": queued<Update, GetOwnProfileOutput>({
    subject: ({ set }) => `profile ${Object.keys(set).sort().join(" ")}`,
    about: ({ set }, copies) => {
      const [[name, value] = ["", null]] = Object.entries(set);
      const copy = copies.find((one) => one.name === "portal.getProfile")?.output as GetOwnProfileOutput | undefined;
      const found = copy && fieldsIn(copy.profile).find((one) => one.name === name);
      const field = { name, label: found?.label ?? null, kind: found?.kind ?? "text" };
      return { kind: "field", field, value };
    },
    shows: {
      "portal.getProfile": ({ profile }: GetOwnProfileOutput, { set }: Update) => ({
        profile: {
          ...profile,
          groups: profile.groups.map((group) => ({
            ...group,
            fields: group.fields.map((field) => (field.name in set ? { ...field, value: set[field.name] } : field)),
          })),
        },
      }),
    },
    sent: (input) => ({ ...input, onlyIfSeen: true }),
    follow(input, { input: { set, seen }, output: { profile } }) {
      const own = fieldsIn(profile).filter(({ name }) => name in set && input.seen?.[name] === seen?.[name]);
      return { ...input, seen: { ...input.seen, ...numbersOf(own) } };
    },
    replaces: ["portal.updateProfile"],
    conflict: async (input, client) => {
      const { profile } = await client.portal.getProfile({});
      const changed = fieldsIn(profile).filter(({ name }) => name in input.set);
      const seen = { ...input.seen, ...numbersOf(changed) };
      return { theirs: changed[0]?.value ?? null, input: { ...input, seen } };
    },
  }),
};

const [states, kinds]: readonly [readonly string[], readonly string[]] = [
  ["waiting", "sending", "sent", "refused"],
  ["shift", "days", "field"],
];

/** Whether this version of the portal can show and send a stored command: another version may have stored it. */
export function isReadable({ name, input, state, about }: QueuedItem): boolean {
  if (!Object.hasOwn(queuedOperations, name) || !states.includes(state)) return false;
  try {
    const operation = queuedOperations[name];
    operation?.subject(input as never);
    operation?.about(input as never, []);
    return kinds.includes((about as About).kind);
  } catch {
    return false;
  }
}

/** The reads that the responses of commands contain, by the names of these commands. */
export const answeredReads: Readonly<Record<string, string>> = {
  "portal.updateProfile": "portal.getProfile",
  "portal.restoreField": "portal.getProfile",
  "portal.dismissNotices": "portal.getProfile",
};

/** The operations that never respond from a copy and that delete the copies: signing out. */
export const isSignOut = (name: string): boolean => name.startsWith("access.signOut");
