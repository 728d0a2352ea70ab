import type { Actor } from "../identity/actor.ts";
import {
  about,
  aboutMe,
  aboutMyOrganization,
  type DomainSamples,
  type Question,
  type QuestionWorld,
} from "../identity/operation-sample.ts";

/** Questions about something that belongs to the caller, to a person of their organization or to one of another. */
export const aboutThingsOfPeople = (input: (world: QuestionWorld, personId: string) => object): readonly Question[] => [
  about("own-person", input),
  about("other-person", (world) => input(world, world.id("bystander"))),
  about("foreign-person", (world) => input(world, world.id("foreigner"))),
];

/** Questions about the caller, a person of their organization and one of another. The rest of the input may depend on the person. */
export const aboutPeople = (
  more: (world: QuestionWorld, personId: string) => object = () => ({}),
): readonly Question[] => aboutThingsOfPeople((world, personId) => ({ personId, ...more(world, personId) }));

/** Questions about accounts, including that of an external person. */
export const aboutAccounts = (more: object = {}): readonly Question[] => [
  ...aboutPeople(() => more),
  about("external-person", ({ id }) => ({ personId: id("another-external"), ...more })),
];

/** The only user in the directory of the sample world. */
const listedUser = { hostUserId: "listed-user", name: "listed-user", email: "listed-user@example.org" };

const toIdentity = (input: object, { organizationId }: Actor) => ({
  ...("hostUserId" in input && input.hostUserId === listedUser.hostUserId
    ? listedUser
    : { hostUserId: "", name: "", email: "" }),
  organizationId,
  emailVerified: true,
  organizationRole: "member",
});

/** What the proofs need from each operation. */
export const peopleSamples = {
  "people.getMe": { questions: aboutMe },
  "people.get": { questions: aboutPeople() },
  "people.list": { questions: aboutMyOrganization() },
  "people.setAddress": {
    questions: aboutAccounts({ email: "moved@workers.example" }),
    call: ({ ids }) => ({ by: "Boss", input: { personId: ids.Xia, email: "xia@elsewhere.example" } }),
  },
  "people.listDirectory": {
    questions: aboutMyOrganization(),
    prepared: () => ({ hasDirectory: true, entries: [] }),
  },
  "people.adopt": {
    questions: [
      about("listed-user", () => ({ hostUserId: listedUser.hostUserId })),
      about("unlisted-user", () => ({ hostUserId: "unlisted-user" })),
    ],
    prepared: (input, actor) => ({ hasDirectory: true, identity: toIdentity(input, actor) }),
    call: () => ({ by: "Boss", input: { hostUserId: "host-Lea" } }),
  },
  "people.deactivate": {
    questions: aboutPeople(),
    call: ({ ids }) => ({ by: "Boss", input: { personId: ids.Max } }),
  },
  "people.reactivate": {
    questions: aboutPeople(),
    call: ({ ids }) => ({ by: "Boss", input: { personId: ids.Dee } }),
  },
  "people.erase": {
    questions: aboutPeople(),
    call: ({ ids }) => ({ by: "Boss", input: { personId: ids.Max } }),
  },
} satisfies DomainSamples;
