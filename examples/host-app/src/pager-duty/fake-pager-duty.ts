import { randomUUID } from "node:crypto";
import type { HostRecords } from "../host-records.ts";

/** A person in the fake PagerDuty. */
export interface OnCallPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly scheduleId: string;
}

/** How the fake API misbehaves. */
export const faults = ["none", "error", "html", "unauthorized", "slow", "limited"] as const;

/** One of these faults. */
export type Fault = (typeof faults)[number];

interface State {
  readonly people: readonly OnCallPerson[];
  readonly fault: Fault;
}

/** A small fake of PagerDuty whose people visitors can edit. */
export interface FakePagerDuty {
  readonly schedules: readonly { readonly id: string; readonly name: string }[];
  /** The API key that it accepts. */
  readonly key: string;
  readonly fault: Fault;
  /** All people, in the order they were added. */
  readonly people: readonly OnCallPerson[];
  add(person: Omit<OnCallPerson, "id">): void;
  change(id: string, values: Partial<Pick<OnCallPerson, "name" | "email">>): void;
  remove(isUnwanted: (person: OnCallPerson) => boolean): void;
  misbehave(fault: Fault): void;
}

const schedules = [
  { id: "PNIGHT1", name: "Night crane on-call" },
  { id: "PTUGS02", name: "Tug standby" },
] as const;

/** Some are members of Night Watch or users of the host, others are new to Rollcall. */
const samples: readonly OnCallPerson[] = (
  [
    ["PNIGHT1", "Jonas Lindqvist", "jonas.lindqvist@harbour.example"],
    ["PNIGHT1", "Greta Halvorsen", "greta.halvorsen@harbour.example"],
    ["PNIGHT1", "Delphine Marchetti", "delphine.marchetti@cranes.example"],
    ["PNIGHT1", "Oskar Brandvold", "oskar.brandvold@cranes.example"],
    ["PTUGS02", "Imani Wekesa", "imani.wekesa@tugs.example"],
    ["PTUGS02", "Ruben Castellanos", "ruben.castellanos@tugs.example"],
  ] as const
).map(([scheduleId, name, email], index) => ({ id: `PUSER0${index + 1}`, scheduleId, name, email }));

/** Opens the fake. Its people survive a restart. */
export function openFakePagerDuty(records: HostRecords): FakePagerDuty {
  const states = records.of<State>("pager-duty");
  const initial: State = { people: samples, fault: "none" };
  const state = (): State => states.get("state") ?? initial;
  const set = (change: (people: State["people"]) => State["people"]): void => {
    states.update("state", (found = initial) => ({ ...found, people: change(found.people) }));
  };
  return {
    schedules,
    key: "demo-key",
    get fault() {
      return state().fault;
    },
    get people() {
      return state().people;
    },
    add(person) {
      const id = `P${randomUUID().slice(0, 6).toUpperCase()}`;
      set((people) => [...people, { id, ...person }]);
    },
    change(id, values) {
      set((people) => people.map((person) => (person.id === id ? { ...person, ...values } : person)));
    },
    remove(isUnwanted) {
      set((people) => people.filter((person) => !isUnwanted(person)));
    },
    misbehave(fault) {
      states.update("state", (found = initial) => ({ ...found, fault }));
    },
  };
}
