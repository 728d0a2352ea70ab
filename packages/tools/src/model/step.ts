import fc from "fast-check";

/** The names of all people. Their organization roles are in `organizationRoles`. */
export const names = ["Ann", "Max", "Vic", "Oda", "Nia", "Pim", "Wim", "Sam", "Boss", "Bea"] as const;

/** The name of a person. */
export type Name = (typeof names)[number];

/**
 * The organization roles. Nia and Pim have not called at the beginning, and Wim, an external person, never does. Boss and
 * Bea are admins of the organization, Sam is its scheduler.
 */
export const organizationRoles: Readonly<Record<Name, "admin" | "scheduler" | "member" | "external">> = {
  Ann: "member",
  Max: "member",
  Vic: "member",
  Oda: "member",
  Nia: "member",
  Pim: "member",
  Wim: "external",
  Sam: "scheduler",
  Boss: "admin",
  Bea: "admin",
};

/** The people who can call operations. */
export const callers = names.filter((name) => organizationRoles[name] !== "external");

/** The role of a member. */
export type Role = "admin" | "member" | "viewer";

/** One edit of a bulk edit. */
export interface Edit {
  readonly target: Name;
  readonly role?: Role | undefined;
  readonly assignable?: boolean | undefined;
  readonly invited?: boolean | undefined;
  readonly remove?: true | undefined;
}

const verbs = {
  look: 2,
  add: 8,
  remove: 5,
  leave: 3,
  setRole: 7,
  setAssignable: 5,
  setInvited: 3,
  edit: 5,
  setAutoSend: 2,
  update: 1,
  archive: 1,
  restore: 2,
  delete: 1,
  transfer: 2,
  create: 3,
  grant: 1,
  createPerson: 1,
  deactivate: 2,
  reactivate: 3,
  erase: 1,
  sweep: 1,
  send: 2,
  resend: 5,
  revoke: 3,
  copyLink: 2,
  accept: 6,
  decline: 2,
  dispatch: 5,
  expire: 2,
};

/** The kind of a step. */
export type Verb = keyof typeof verbs;

/** One step. Each verb uses the fields it needs. */
export interface Step {
  readonly verb: Verb;
  /** The index of the schedule. */
  readonly place: number;
  readonly actor: Name;
  readonly target: Name;
  /** Also the mail server's response: `member` accepts, `viewer` refuses, `admin` fails. */
  readonly role: Role;
  /** The value to set, or whether links expire. */
  readonly flag: boolean;
  /** Adds by address instead of id; leaves with a successor; transfers to a person instead of the organization. */
  readonly alternative: boolean;
  readonly edits: readonly Edit[];
}

const role = fc.constantFrom<Role[]>("viewer", "member", "admin");
const anyone = fc.constantFrom(...names);

const edit: fc.Arbitrary<Edit> = fc
  .record({ target: anyone, values: fc.nat(26), role })
  .map(({ target, values, role: given }) => {
    const maybe = (third: number): boolean | undefined => (third === 0 ? undefined : third === 1);
    if (values === 0) return { target, remove: true as const };
    const [first, second, third] = [values % 3, Math.floor(values / 3) % 3, Math.floor(values / 9)];
    return { target, role: first === 0 ? undefined : given, assignable: maybe(second), invited: maybe(third) };
  })
  .map((one) =>
    [one.role, one.assignable, one.invited].some((v) => v !== undefined) ? one : { ...one, remove: true },
  );

/** Any step. The first admins and members call most often. */
export const anyStep: fc.Arbitrary<Step> = fc
  .record({
    verb: fc.oneof(
      ...(Object.keys(verbs) as Verb[]).map((verb) => ({ weight: verbs[verb], arbitrary: fc.constant(verb) })),
    ),
    // The first two exist from the start.
    place: fc.constantFrom(0, 1, 0, 1, 2),
    actor: fc.constantFrom("Ann", "Ann", "Max", "Max", "Boss", ...callers),
    target: fc.constantFrom("Ann", "Max", "Vic", ...names),
    role,
    flag: fc.boolean(),
    alternative: fc.boolean(),
    edits: fc.uniqueArray(edit, { minLength: 1, maxLength: 4, selector: ({ target }) => target }),
  })
  // Most people use their own link.
  .map((drawn) =>
    drawn.flag && ["accept", "decline"].includes(drawn.verb) ? { ...drawn, target: drawn.actor } : drawn,
  );

/** Creates a step with defaults. */
const step = (verb: Verb, place: number, actor: Name, target: Name, given: Partial<Step> = {}): Step => ({
  ...{ verb, place, actor, target, role: "member", flag: true, alternative: false, edits: [{ target, remove: true }] },
  ...given,
});

/** The first steps of every run: a schedule of the organization and one owned by Max, with members. */
export const beginning: readonly Step[] = [
  step("createPerson", 0, "Boss", "Wim"),
  step("create", 0, "Ann", "Ann", { flag: false }),
  step("create", 1, "Max", "Max"),
  step("add", 0, "Ann", "Max"),
  step("add", 0, "Ann", "Vic", { role: "viewer", flag: false }),
  step("add", 0, "Ann", "Nia", { role: "admin", flag: false, alternative: true }),
  step("add", 0, "Boss", "Wim", { role: "viewer" }),
  step("dispatch", 0, "Ann", "Ann"),
  step("setAutoSend", 1, "Max", "Max", { flag: false }),
  step("add", 1, "Max", "Ann", { role: "admin" }),
  step("add", 1, "Max", "Oda", { role: "member", flag: false }),
];
