import { questionsAbout } from "@rollcall/permission-model";
import assert from "node:assert/strict";
import test from "node:test";
import { externalPeople } from "./matrix-users.fixture.ts";
import type { MatrixOperation } from "./expected-matrix.ts";
import type { Column } from "./matrix-lines.ts";
import { servedOperations } from "./matrix-server.fixture.ts";
import { type MatrixWorld, openMatrixWorld } from "./matrix-world.fixture.ts";

/** Profile values of the other worker, present in only one of the two worlds. */
const secrets = {
  nickname: "Zeekraal",
  mobile: "+31 6 5550 7731",
  address: "Turfkade 77, Medemblik",
  emergencyName: "Tante Geertruida",
  weeklyHours: 17,
};

/** The skill of the other worker. */
const skillName = "Lorries with trailers";

/** The certifications of the other worker: one that expires, and one with a proof. */
const certificationName = "Forklift license";
const certifiedUntil = "2131-07-19";
const provenName = "Stuurbrevet";
const fileName = "Scan van Texel.pdf";
const proofNote = "Kopie uit de la";

/** Why the other worker has blocked a day and declined a shift. */
const blockReason = "Operatie in Alkmaar";

/** Why the other worker wants time off. */
const timeOffReason = "Bruiloft te Enkhuizen";

/** What the other worker reported about a shift that both worked, and noted for the next person. */
const incident = "Lekkage bij luik zeven";
const handOverNote = "De sleutel hangt bij Wouter";

/** What the other worker chose for their phone. */
const device = {
  endpoint: "https://push.example.org/send/zeekraal",
  p256dh: "z".repeat(87),
  auth: "y".repeat(22),
  name: "Koperen telefoon",
};

/** The name of the other worker's calendar link. */
const linkName = "Wandklok Hoorn";

type Worker = "external-viewer" | "paused";

/** A way to pass another worker's id with a request. */
interface ForeignId {
  readonly named: string;
  readonly inPath?: string;
  readonly inQuery?: Readonly<Record<string, string>>;
  readonly inInput?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const foreignIds = (id: string, email: string): readonly ForeignId[] => [
  { named: "without an id" },
  { named: "with the id in the path", inPath: `/${id}` },
  { named: "with `personId` in the query", inQuery: { personId: id } },
  { named: "with `workerId` in the query", inQuery: { workerId: id } },
  { named: "with `email` in the query", inQuery: { email } },
  { named: "with `personId` in the input", inInput: { personId: id } },
  { named: "with `workerId` in the input", inInput: { workerId: id } },
  { named: "with the id nested in the input", inInput: { person: { id }, actor: { personId: id } } },
  { named: "with headers", headers: { "x-person-id": id, "x-worker-id": id, "x-impersonate": email, from: email } },
];

/** Opens a world in which both workers can use the portal and `who` has a shift. With `withSecrets`, so does the other, who then has a profile. */
async function openPair(who: Worker, other: Worker, withSecrets: boolean): Promise<MatrixWorld> {
  const world = await openMatrixWorld();
  const { ids } = world;
  const make = (by: Column, operation: string, input: object) => done<object>(world, by, operation, input);
  const offer = async (schedule: string, name: Worker) => {
    const shift = { scheduleId: ids[schedule], shiftId: ids[`shift-of-${schedule}`] };
    await make("schedule-admin", "shifts.assign", { ...shift, personId: ids[name] });
    await make("schedule-admin", "shifts.update", { ...shift, status: "offered" });
  };
  /** Offers a shift with two slots to several workers; the others answer. */
  const offerToAll = async (names: readonly Worker[], date: string, answer: (key: object, name: Worker) => unknown) => {
    const key = { scheduleId: ids["schedule"] };
    const times = { start: `${date}T08:00[UTC]`, end: `${date}T16:00[UTC]` };
    const shift = { ...key, kind: "Day", slots: 2, ...times };
    const { body } = await world.ask("schedule-admin", "run", "shifts.create", shift);
    const shiftId = (body as { readonly shift: { readonly id: string } }).shift.id;
    await make("schedule-admin", "offers.create", { ...key, shiftId, personIds: names.map((name) => ids[name]) });
    for (const name of names.slice(1)) await answer({ ...key, shiftId }, name);
  };
  await make("scheduler", "access.setPortal", { personId: ids["paused"], portal: "on" });
  await offer("personal-schedule", who);
  const asked = withSecrets ? [who, other] : [who];
  await offerToAll(asked, "2120-04-01", (key, name) => make(name, "offers.decline", { ...key, reason: blockReason }));
  await offerToAll(asked, "2120-04-08", (key, name) => make(name, "offers.accept", { ...key, version: 1 }));
  await offerToAll(asked, "2120-04-15", async (key, name) => {
    await make(name, "offers.accept", { ...key, version: 1 });
    await make(name, "offers.handBack", key);
  });
  if (!withSecrets) return world;
  await make("scheduler", "profiles.update", { personId: ids[other], set: secrets });
  const skill = await world.ask("scheduler", "run", "skills.createType", { name: skillName });
  const { id: typeId } = (skill.body as { readonly type: { readonly id: string } }).type;
  await make("scheduler", "skills.assign", { typeId, personIds: [ids[other]] });
  await make("scheduler", "skills.rate", { personId: ids[other], typeId, rating: 4 });
  await giveCertifications(world, other);
  await make(other, "portal.blockDays", { days: ["2120-02-02"], reason: blockReason });
  await make(other, "portal.requestTimeOff", { firstDay: "2120-05-05", lastDay: "2120-05-06", reason: timeOffReason });
  await make(other, "portal.createCalendarLink", { name: linkName });
  await make(other, "notifications.addDevice", device);
  await make(other, "notifications.updateSettings", { quietHours: { from: "03:07", to: "04:19" } });
  await make(other, "portal.submitReport", {
    ...{ scheduleId: ids["schedule"], shiftId: ids["worked-shift-of-schedule"], revision: 0 },
    ...{ answers: { incidents: incident }, handOver: handOverNote },
  });
  await offer("schedule", other);
  return world;
}

/** Gives a worker a certification that a scheduler keeps, and one whose proof waits for review. */
async function giveCertifications(world: MatrixWorld, worker: Worker): Promise<void> {
  const personId = world.ids[worker];
  const assign = async (settings: object): Promise<string> => {
    const { type } = await done<{ type: { id: string } }>(world, "scheduler", "certifications.createType", settings);
    await done(world, "scheduler", "certifications.assign", { typeId: type.id, personIds: [personId] });
    return type.id;
  };
  const typeId = await assign({ name: certificationName, proofRequired: false });
  const validity = { validFrom: null, expiresOn: certifiedUntil };
  await done(world, "scheduler", "certifications.setValidity", { personId, typeId, ...validity });
  const provenId = await assign({ name: provenName });
  const uploaded = await world.request(worker, `/documents?name=${encodeURIComponent(fileName)}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: "%PDF-1.7\nPage 1\n%%EOF\n",
  });
  const { document } = (await uploaded.json()) as { readonly document: { readonly id: string } };
  await done(world, worker, "portal.submitProof", { typeId: provenId, documentIds: [document.id], note: proofNote });
}

/** Runs an operation that must succeed. */
async function done<Result>(world: MatrixWorld, by: Column, operation: string, input: object): Promise<Result> {
  const { code, body } = await world.ask(by, "run", operation, input);
  assert.equal(code, "yes", JSON.stringify(body));
  return body as Result;
}

/**
 * Calls every portal route in every mode, and reads the worker's calendar feed. Returns the responses without timestamps, new ids
 * and the secrets of calendar links.
 */
async function answersTo(
  { ids, ask, inputOf, request }: MatrixWorld,
  who: Worker,
  other: Worker,
  ways = foreignIds(ids[other] ?? "", externalPeople[other].email),
): Promise<readonly string[]> {
  const answers: string[] = [];
  const known = new Set(Object.values(ids));
  const comparable = (text: string): string =>
    text
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "then")
      .replaceAll(/(DTSTAMP|LAST-MODIFIED):\w+/g, "$1:then")
      .replaceAll(/"(askAt|createdAt|fetchedAt|retryAfter)":\d+/g, '"$1":"then"')
      .replaceAll(/\/calendar\/[\w.-]+/g, "a path")
      .replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, (id) => (known.has(id) ? id : "a new id"));
  const { body } = await ask(who, "run", "portal.createCalendarLink", { name: "Own" });
  const feed = await request(who, String(body["path"]), {});
  answers.push(`calendar: ${feed.status} ${comparable((await feed.text()).replaceAll("\r\n ", ""))}`);
  for (const { name, kind } of servedOperations.filter((one) => one.portal && !one.internal)) {
    for (const way of ways) {
      const targets = questionsAbout(name as MatrixOperation).map(({ target }) => target);
      const target = targets.find((one) => one === "own-person") ?? targets[0] ?? "own-person";
      const input = { ...inputOf(name as MatrixOperation, target, who), ...way.inInput };
      for (const mode of ["", "/check", "/dry-run"]) {
        const isRead = kind === "query" && mode === "";
        const query = new URLSearchParams({ ...(isRead && toTexts(input)), ...way.inQuery });
        const response = await request(who, `/${name}${mode}${way.inPath ?? ""}?${query.toString()}`, {
          headers: way.headers ?? {},
          ...(!isRead && { method: "POST", body: JSON.stringify(input) }),
        });
        const text = comparable(await response.text());
        answers.push(`${name}${mode} ${way.named}: ${response.status} ${text}`);
      }
    }
  }
  return answers;
}

const toTexts = (input: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );

/** Every value that would reveal the other worker. */
const tracesOf = ({ ids }: MatrixWorld, other: Worker): readonly string[] => [
  ids[other] ?? assert.fail(other),
  ...Object.values(externalPeople[other]),
  ...Object.values(secrets).flatMap((value) => (typeof value === "string" ? [value] : [])),
  blockReason,
  skillName,
  timeOffReason,
  linkName,
  device.name,
  "03:07",
  certificationName,
  certifiedUntil,
  provenName,
  fileName,
  proofNote,
  incident,
  handOverNote,
  ids["shift-of-schedule"] ?? assert.fail("no shift"),
];

for (const [who, other] of [
  ["external-viewer", "paused"],
  ["paused", "external-viewer"],
] as const) {
  test(`returns nothing about another worker to ${who} from any portal route, no matter how their id is passed [P42, A63, A64]`, async () => {
    const world = await openPair(who, other, true);
    const profileOf = () => world.ask("scheduler", "run", "profiles.get", { personId: world.ids[other] });
    const before = await profileOf();
    const answers = await answersTo(world, who, other);
    for (const answer of answers) {
      for (const trace of tracesOf(world, other)) assert(!answer.includes(trace), `\`${trace}\` in ${answer}`);
    }
    assert.match(answers[0] ?? "", /^calendar: 200 BEGIN:VCALENDAR[^]*BEGIN:VEVENT/);
    // Opened only now, so that the same time has passed in both worlds: mail is sent seconds after its cause.
    const emptyWorld = await openPair(who, other, false);
    assert.deepEqual(answers, await answersTo(emptyWorld, who, other));
    assert.deepEqual(await profileOf(), before);
    // Proves that the comparison can fail: the other worker does see these values.
    const own = await answersTo(world, other, who, [{ named: "without an id" }]);
    for (const trace of tracesOf(world, other)) assert(own.join("\n").includes(trace), trace);
  });
}

test("rejects or ignores a person's id in the query, in the input or nested in it [P42, P26]", async () => {
  const world = await openPair("external-viewer", "paused", true);
  const answers = await answersTo(world, "external-viewer", "paused");
  const isRefused = (answer: string) => /: (?:400|404|405|422) /.test(answer);
  const within = answers.filter((answer) => answer.includes("in the input:"));
  assert(within.length > 0);
  for (const answer of within) assert(isRefused(answer), answer);
  const ownId = world.ids["external-viewer"] ?? "";
  const profiles = answers.filter((answer) => answer.startsWith("portal.getProfile ") && !isRefused(answer));
  assert(profiles.length >= 2, profiles.join("\n"));
  for (const answer of profiles) assert(answer.includes(`"personId":"${ownId}"`), answer);
});
