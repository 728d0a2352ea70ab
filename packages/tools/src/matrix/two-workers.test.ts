import assert from "node:assert/strict";
import test from "node:test";
import { externalPeople } from "./matrix-cast.fixture.ts";
import { matrixInputs } from "./matrix-inputs.fixture.ts";
import type { MatrixOperation } from "./expected-matrix.ts";
import type { Column } from "./matrix-lines.ts";
import { servedOperations } from "./matrix-server.fixture.ts";
import { type MatrixWorld, openMatrixWorld } from "./matrix-world.fixture.ts";

/** What is known of the other worker in one of the two worlds, and of nobody else in either. */
const secrets = {
  nickname: "Zeekraal",
  mobile: "+31 6 5550 7731",
  address: "Turfkade 77, Medemblik",
  emergencyName: "Tante Geertruida",
  skills: [{ name: "Lorries with trailers", rating: 4 }],
  certifications: [{ name: "Forklift licence", expiresOn: "2031-07-19" }],
  weeklyHours: 17,
};

type Worker = "external-viewer" | "paused";

/** How an id that is not theirs may come along with what somebody asks. */
interface Way {
  readonly named: string;
  readonly inPath?: string;
  readonly inAddress?: Readonly<Record<string, string>>;
  readonly inInput?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const waysOf = (id: string, email: string): readonly Way[] => [
  { named: "plainly" },
  { named: "with it in the path", inPath: `/${id}` },
  { named: "with `personId` in the address", inAddress: { personId: id } },
  { named: "with `workerId` in the address", inAddress: { workerId: id } },
  { named: "with `email` in the address", inAddress: { email } },
  { named: "with `personId` in what is asked", inInput: { personId: id } },
  { named: "with `workerId` in what is asked", inInput: { workerId: id } },
  { named: "with it nested in what is asked", inInput: { person: { id }, actor: { personId: id } } },
  { named: "with headers", headers: { "x-person-id": id, "x-worker-id": id, "x-impersonate": email, from: email } },
];

/** Opens a world in which both workers are in the portal, one with a shift; in one of the two the other is somebody, too. */
async function openPair(who: Worker, other: Worker, isSomebody: boolean): Promise<MatrixWorld> {
  const world = await openMatrixWorld();
  const { ids } = world;
  const make = async (by: Column, operation: string, input: object) => {
    const { code, body } = await world.ask(by, "run", operation, input);
    assert.equal(code, "yes", JSON.stringify(body));
  };
  const offer = async (schedule: string, name: Worker) => {
    const shift = { scheduleId: ids[schedule], shiftId: ids[`shift-of-${schedule}`] };
    await make("schedule-admin", "shifts.assign", { ...shift, personId: ids[name] });
    await make("schedule-admin", "shifts.update", { ...shift, status: "offered" });
  };
  await make("scheduler", "access.setPortal", { personId: ids["paused"], portal: "on" });
  await offer("owned", who);
  if (!isSomebody) return world;
  await make("scheduler", "profiles.update", { personId: ids[other], set: secrets });
  await offer("desk", other);
  return world;
}

/** Every route of the portal, one after the other, in every mode: what each answers, with the instants taken out. */
async function answersTo({ ids, request }: MatrixWorld, who: Worker, other: Worker): Promise<readonly string[]> {
  const said: string[] = [];
  for (const { name, kind } of servedOperations.filter(({ portal }) => portal)) {
    const toInput = matrixInputs[name as MatrixOperation]["own-person"] ?? assert.fail(name);
    for (const way of waysOf(ids[other] ?? "", externalPeople[other].email)) {
      const input = { ...toInput(ids, ids[who] ?? ""), ...way.inInput };
      for (const mode of ["", "/check", "/dry-run"]) {
        const isRead = kind === "query" && mode === "";
        const query = new URLSearchParams({ ...(isRead && toTexts(input)), ...way.inAddress });
        const response = await request(who, `/${name}${mode}${way.inPath ?? ""}?${query.toString()}`, {
          headers: way.headers ?? {},
          ...(!isRead && { method: "POST", body: JSON.stringify(input) }),
        });
        const text = (await response.text()).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "then");
        said.push(`${name}${mode} ${way.named}: ${response.status} ${text}`);
      }
    }
  }
  return said;
}

const toTexts = (input: object): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );

/** Everything that would give the other one away. */
const tracesOf = ({ ids }: MatrixWorld, other: Worker): readonly string[] => [
  ids[other] ?? assert.fail(other),
  ...Object.values(externalPeople[other]),
  ...Object.values(secrets).flatMap((value) => (typeof value === "string" ? [value] : [])),
  "Lorries",
  "Forklift",
  "2031-07-19",
  ids["shift-of-desk"] ?? assert.fail("no shift"),
];

for (const [who, other] of [
  ["external-viewer", "paused"],
  ["paused", "external-viewer"],
] as const) {
  test(`no route of the portal gives a byte of another worker to ${who}, however their id comes along [P42, A63, A64]`, async () => {
    const [somebody, nobody] = [await openPair(who, other, true), await openPair(who, other, false)];
    const profileOf = () => somebody.ask("scheduler", "run", "profiles.get", { personId: somebody.ids[other] });
    const before = await profileOf();
    const answers = await answersTo(somebody, who, other);
    for (const answer of answers) {
      for (const trace of tracesOf(somebody, other)) assert(!answer.includes(trace), `\`${trace}\` in ${answer}`);
    }
    assert.deepEqual(answers, await answersTo(nobody, who, other));
    assert.deepEqual(await profileOf(), before);
    // The comparison can fail: all that is there for whoever may see it.
    const own = await answersTo(somebody, other, who);
    for (const trace of tracesOf(somebody, other)) assert(own.join("\n").includes(trace), trace);
  });
}

test("an id that comes along in the address, in what is asked or in its depths is no way of asking: it is refused as malformed or counts for nothing [P42, P26]", async () => {
  const world = await openPair("external-viewer", "paused", true);
  const answers = await answersTo(world, "external-viewer", "paused");
  const isRefused = (answer: string) => /: (?:400|404|405|422) /.test(answer);
  const within = answers.filter((answer) => answer.includes("in what is asked:"));
  assert(within.length > 0);
  for (const answer of within) assert(isRefused(answer), answer);
  const ownId = world.ids["external-viewer"] ?? "";
  const profiles = answers.filter((answer) => answer.startsWith("portal.getProfile ") && !isRefused(answer));
  assert(profiles.length >= 2, profiles.join("\n"));
  for (const answer of profiles) assert(answer.includes(`"personId":"${ownId}"`), answer);
});
