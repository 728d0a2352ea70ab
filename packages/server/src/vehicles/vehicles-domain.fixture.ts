import {
  collection,
  defineDomain,
  event,
  get,
  grant,
  guard,
  insert,
  integer,
  list,
  type MailKind,
  nullable,
  operation,
  operationOf,
  queuedMail,
  reaction,
  type RowIn,
  text,
  update,
} from "@rollcall/core";
import { z } from "zod";

const vehicles = collection("vehicles", {
  fields: { id: text(), plate: text(), driverId: nullable(text()), returnBy: integer(), number: integer() },
  key: ["id"],
  indexes: { driver: ["driverId"], returnBy: ["returnBy"] },
  personal: [{ subject: "driverId", erase: { set: { driverId: null } }, merge: "move", export: ["plate"] }],
});

type Vehicle = RowIn<typeof vehicles>;

const vehicleById = get(vehicles);
const vehiclesOf = list(vehicles, "driver", 1);
const vehiclesByReturn = list(vehicles, "returnBy", 0);

const assigned = event("vehicle-assigned", "A vehicle got a driver.", { personId: z.string() });
const released = event("vehicle-released", "A vehicle lost its driver.", { personId: z.string() });
const releasedAll = event("vehicles-released", "A person drives no vehicle.", { vehicleIds: z.array(z.string()) });

/** The events of vehicles. */
export const vehicleEvents = [assigned, released, releasedAll] as const;

const schedulersAssign = grant<{ readonly role: string | null }>("schedulers assign vehicles", ({ role }) =>
  ["admin", "scheduler"].includes(role ?? ""),
);

const vehicleAssigned: MailKind = {
  purpose: "vehicle-assigned",
  words: {
    "vehicle-assigned": ({ plate, recipient }) => ({
      subject: `Your vehicle ${plate}`,
      heading: `Hello ${recipient}`,
      lines: [`You drive ${plate} from now on.`],
      action: "See your vehicle",
      small: [],
    }),
  },
  link: ({ subjectId }, _token, paths) => `${paths.portal}?vehicle=${subjectId}`,
  facts: ({ subjectId }) => ({ vehicle: vehicleById(subjectId) }),
  prepare: ({ vehicle }, { personId, id }) => {
    const { plate, driverId } = vehicle as Vehicle;
    if (driverId !== personId) return undefined;
    const to = { address: `driver-${id}@example.org`, name: "Bob" };
    return { draft: { template: "vehicle-assigned", to, values: { plate } } };
  },
  settle: () => ({}),
};

/** The one operation of the domain. */
export const assignVehicle = operation({
  name: "vehicles.assign",
  summary: "Gives a new vehicle to a driver.",
  input: z.strictObject({ plate: z.string().min(1).max(20), driverId: z.string(), returnBy: z.int() }),
  output: z.strictObject({ id: z.string(), plate: z.string() }),
  events: [assigned],
  effects: z.strictObject({ vehicles: z.int() }),
  load: [() => ({})],
  context: (_known, _input, { organizationRole }) => ({ role: organizationRole }),
  rules: [schedulersAssign],
  apply: (_found, input, call) => {
    const id = call.newId();
    const mail = queuedMail(
      { kind: "vehicle-assigned", scheduleId: "", personId: input.driverId, subjectId: id },
      call,
    );
    return {
      output: { id, plate: input.plate },
      changes: [insert(vehicles, { ...input, id, number: 1 }), mail.change],
      journalEntries: [{ topic: id, number: 1, events: [assigned({ personId: input.driverId })] }],
      effects: { vehicles: 1 },
    };
  },
});

const lockedVehiclesKeepTheirDriver = guard<{ readonly rows: readonly Vehicle[] }>(
  "locked vehicles keep their driver",
  ({ rows }) => !rows.some(({ plate }) => plate.startsWith("LOCKED")) || { code: "request.forbidden" },
);

/** A deactivated person drives no vehicles. */
const releaseVehicles = reaction({
  on: operationOf("people.deactivate"),
  events: [released, releasedAll],
  load: [({ personId }) => ({ rows: vehiclesOf({ equal: [personId], limit: 100 }) })],
  context: ({ rows }) => (rows.length === 0 ? undefined : { rows }),
  rules: [lockedVehiclesKeepTheirDriver],
  apply: ({ context: { rows } }, { personId }) => ({
    changes: rows.map(({ id, number }) => update(vehicles, [id], { driverId: null, number: number + 1 }, { number })),
    journalEntries: rows.map(({ id, number }) => ({
      topic: id,
      number: number + 1,
      events: [released({ personId })],
    })),
    events: { [personId]: [releasedAll({ vehicleIds: rows.map(({ id }) => id) })] },
    effects: { vehicles: rows.length },
  }),
});

/** A host's own domain: everything Rollcall needs to know about vehicles. */
export const vehiclesDomain = defineDomain({
  name: "vehicles",
  operations: { assignVehicle },
  collections: [vehicles],
  reactions: [releaseVehicles],
  jobs: [
    {
      name: "vehicles.return",
      every: 60,
      run: ({ store, clock }) =>
        Promise.resolve(
          store.transaction("write", async (tx) => {
            const [rows] = await tx.read([vehiclesByReturn({ equal: [], limit: 100 })]);
            const over = rows.filter(({ driverId, returnBy }) => driverId !== null && returnBy <= clock.now());
            await tx.write(over.map(({ id }) => update(vehicles, [id], { driverId: null })));
            return over.length;
          }),
        ),
    },
  ],
  mails: { "vehicle-assigned": vehicleAssigned },
  topics: [
    {
      load: (topic) => ({ vehicle: vehicleById(topic) }),
      visible: ({ vehicle }, _topic, { organizationRole }) => vehicle !== undefined && organizationRole === "admin",
    },
  ],
});
