import fc from "fast-check";

/** Everybody there is. What the host and the organization say of each is in `cast`. */
export const names = ["Ann", "Max", "Vic", "Oda", "Nia", "Pim", "Wim", "Sam", "Boss", "Bea"] as const;

/** One of the cast. */
export type Name = (typeof names)[number];

/**
 * Whom the host knows, and as what. Nia and Pim have not called when all begins; Wim is an external person, who never
 * does; all others have. Boss and Bea are admins of the organization, Sam is its scheduler.
 */
export const cast: Readonly<Record<Name, "admin" | "scheduler" | "member" | "external">> = {
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

/** Whoever may call. */
export const callers = names.filter((name) => cast[name] !== "external");

/** What a member may do on a schedule. */
export type Role = "admin" | "member" | "viewer";

/** What shall become of one member in an edit of several. */
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

/** What somebody may do. */
export type Verb = keyof typeof verbs;

/** One thing that somebody does; each verb takes from it what it needs. */
export interface Step {
  readonly verb: Verb;
  /** Which of the schedules. */
  readonly place: number;
  readonly actor: Name;
  readonly target: Name;
  /** What a mail server says, too: it takes mail as a member, refuses it as a viewer, fails as an admin. */
  readonly role: Role;
  /** What is set; whether a long while passes before links are looked at. */
  readonly flag: boolean;
  /** Adds by address rather than by id; leaves or transfers to somebody rather than to nobody. */
  readonly aside: boolean;
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

/** Any step; the admins and members whom most begins with call the most. */
export const anyStep: fc.Arbitrary<Step> = fc
  .record({
    verb: fc.oneof(
      ...(Object.keys(verbs) as Verb[]).map((verb) => ({ weight: verbs[verb], arbitrary: fc.constant(verb) })),
    ),
    // The first two are there from the beginning.
    place: fc.constantFrom(0, 1, 0, 1, 2),
    actor: fc.constantFrom("Ann", "Ann", "Max", "Max", "Boss", ...callers),
    target: fc.constantFrom("Ann", "Max", "Vic", ...names),
    role,
    flag: fc.boolean(),
    aside: fc.boolean(),
    edits: fc.uniqueArray(edit, { minLength: 1, maxLength: 4, selector: ({ target }) => target }),
  })
  // Most of those who have a link use their own.
  .map((drawn) =>
    drawn.flag && ["accept", "decline"].includes(drawn.verb) ? { ...drawn, target: drawn.actor } : drawn,
  );

/** A step of which only some things matter. */
const step = (verb: Verb, place: number, actor: Name, target: Name, given: Partial<Step> = {}): Step => ({
  ...{ verb, place, actor, target, role: "member", flag: true, aside: false, edits: [{ target, remove: true }] },
  ...given,
});

/** How every run begins, so that most of what follows meets somebody: a schedule of the organization's, and one of Max's own. */
export const beginning: readonly Step[] = [
  step("createPerson", 0, "Boss", "Wim"),
  step("create", 0, "Ann", "Ann", { flag: false }),
  step("create", 1, "Max", "Max"),
  step("add", 0, "Ann", "Max"),
  step("add", 0, "Ann", "Vic", { role: "viewer", flag: false }),
  step("add", 0, "Ann", "Nia", { role: "admin", flag: false, aside: true }),
  step("add", 0, "Boss", "Wim", { role: "viewer" }),
  step("dispatch", 0, "Ann", "Ann"),
  step("setAutoSend", 1, "Max", "Max", { flag: false }),
  step("add", 1, "Max", "Ann", { role: "admin" }),
  step("add", 1, "Max", "Oda", { role: "member", flag: false }),
];
