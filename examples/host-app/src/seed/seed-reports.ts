import type { Rollcall, RollcallClient, SaveFormInput } from "@rollcall/core";
import { admin } from "../personas.ts";
import { seedAnswers } from "./seed-answers.ts";
import { harbourZone } from "./seed-shifts.ts";
import type { ScheduleIds } from "../host-data.ts";
import { clientOf, createSchedule, type Seeded } from "./seed.ts";
import { hostUsers } from "./staff.ts";

const dayLength = 86_400_000;

const dateIn = (days: number): string => new Date(Date.now() + days * dayLength).toISOString().slice(0, 10);

/** A night watch, in harbour time. */
const nightOf = (date: string, next: string) => ({
  start: `${date}T22:00[${harbourZone}]`,
  end: `${next}T06:00[${harbourZone}]`,
});

const nightForm: SaveFormInput = {
  kind: "Night",
  title: "After a night watch",
  version: 0,
  fields: [
    { id: "incident", label: "Was there an incident?", type: "yes-no", required: true },
    {
      ...{ id: "what", label: "What happened?", type: "long-text", required: true },
      when: { field: "incident", equals: true },
    },
    {
      ...{ id: "where", label: "Where?", type: "choices", options: ["Pier 4", "Basin 2", "Gate", "On the water"] },
      when: { field: "incident", equals: true },
    },
    { id: "vessels", label: "Vessels moved", help: "In and out.", type: "number", required: true, min: 0, max: 200 },
    { id: "weather", label: "Weather", type: "choice", options: ["Calm", "Windy", "Storm"] },
    { id: "photos", label: "Photos", type: "photo", max: 4 },
  ],
};

const inspectionForm: SaveFormInput = {
  kind: "Inspection",
  title: "Crane inspection",
  version: 0,
  fields: [
    { id: "passed", label: "Did every crane pass?", type: "yes-no", required: true },
    { id: "ended", label: "Last crane checked at", type: "time" },
    { id: "remarks", label: "Remarks", type: "text" },
  ],
};

type Answers = Readonly<Record<string, string | number | boolean | string[]>>;

/** The crew with reports. */
const slug = "pilot-station";

/** The position of the watches. A handover note is for the next person in it. */
const place = { venue: "Pier 4", position: "Lookout" } as const;

/**
 * Night watches of the last days with reports: submitted and seen, submitted, sent back, a draft, a pending one, and one with a note
 * for the next watch. The clock only moves forward.
 */
export async function seedReports(seeded: Seeded): Promise<void> {
  const { rollcall, clock } = seeded;
  const amara = clientOf(rollcall, admin.identity);
  const [jonas, priya] = [clientBy(rollcall, "jonas.lindqvist"), clientBy(rollcall, "priya.raghunathan")];
  const scheduleId = await clock.ago(10 * dayLength, async () => {
    for (const identity of hostUsers) await rollcall.recognise(identity);
    // An interrupted seed has already done this.
    if ((await amara.reports.listForms({})).forms.length > 0) return undefined;
    const id = await createSchedule(amara, slug);
    await amara.members.add({ scheduleId: id, people: [jonas, priya].map(({ address }) => ({ address })) });
    await seedAnswers(seeded);
    await amara.reports.saveForm(nightForm);
    await amara.reports.saveForm(inspectionForm);
    return id;
  });
  if (scheduleId === undefined) return;

  /** Plans a watch some days ago, and does something on the morning after it. */
  const watch = async (worker: Worker, daysAgo: number, after: (key: ReportKey) => Promise<unknown>): Promise<void> => {
    const [begun, ended] = [dateIn(-daysAgo), dateIn(1 - daysAgo)];
    const since = (time: string): number => Date.now() - Date.parse(time);
    const key = await clock.ago(since(`${begun}T16:00:00Z`), async () => {
      const { id: personId } = (await worker.client.people.getMe({})).person;
      const { shift } = await amara.shifts.create({
        ...{ scheduleId, kind: "Night", ...place, ...nightOf(begun, ended) },
        ...{ assignees: [{ personId }], status: "confirmed" },
      });
      return { scheduleId, shiftId: shift.id, personId };
    });
    await clock.ago(since(`${ended}T06:15:00Z`), () => after(key));
  };
  const submit = (worker: Worker, { scheduleId, shiftId }: ReportKey, answers: Answers, handOver = "") =>
    worker.client.portal.submitReport({ scheduleId, shiftId, answers, handOver, revision: 0 });

  await watch(priya, 8, async (key) => {
    await submit(priya, key, { incident: false, vessels: 14, weather: "Calm" });
    await amara.reports.markSeen({ ...key, revision: 1 });
  });
  await watch(jonas, 7, (key) =>
    submit(
      jonas,
      key,
      {
        ...{ incident: true, what: "A mooring line broke while a barge came in. No one was hurt." },
        ...{ where: ["Pier 4"], vessels: 9, weather: "Storm" },
      },
      "The spare line is in the shed.",
    ),
  );
  await watch(jonas, 6, async (key) => {
    await submit(jonas, key, { incident: false, vessels: 3, weather: "Windy" });
    await amara.reports.askBack({ ...key, revision: 1, note: "Only 3 vessels? The log lists 13." });
  });
  await watch(jonas, 5, ({ scheduleId, shiftId }) =>
    jonas.client.portal.saveReportDraft({ scheduleId, shiftId, answers: { incident: false }, revision: 0 }),
  );
  await watch(jonas, 4, () => Promise.resolve());
  const note = "The gate at Pier 4 sticks: push it from the left.";
  await watch(priya, 3, (key) => submit(priya, key, { incident: false, vessels: 11 }, note));
}

/** The next watch of Jonas, who reads the handover note. */
export async function seedNextWatch(rollcall: Rollcall, { [slug]: scheduleId }: ScheduleIds): Promise<void> {
  if (scheduleId === undefined) return;
  const { person } = await clientBy(rollcall, "jonas.lindqvist").client.people.getMe({});
  await clientOf(rollcall, admin.identity).shifts.create(
    {
      ...{ scheduleId, kind: "Night", ...place, ...nightOf(dateIn(2), dateIn(3)), status: "confirmed" },
      // Jonas is on several crews.
      ...{ assignees: [{ personId: person.id }], override: "Agreed with both crews" },
    },
    { idempotencyKey: "seed:next-watch" },
  );
}

interface Worker {
  readonly client: RollcallClient;
  readonly address: string;
}

interface ReportKey {
  readonly scheduleId: string;
  readonly shiftId: string;
  readonly personId: string;
}

function clientBy(rollcall: Rollcall, name: string): Worker {
  const address = `${name}@harbour.example`;
  const identity = hostUsers.find(({ email }) => email === address);
  if (identity === undefined) throw new Error(`unknown user \`${name}\``);
  return { client: clientOf(rollcall, identity), address };
}
