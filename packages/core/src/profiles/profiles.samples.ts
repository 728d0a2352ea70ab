import {
  about,
  aboutMe,
  aboutMyOrganization,
  type DomainSamples,
  type QuestionWorld,
} from "../identity/operation-sample.ts";
import { aboutPeople } from "../people/people.samples.ts";

const mobile = { set: { mobile: "+41 44 668 18 01" } };

/** The profile change that can be undone. */
const lastChange = ({ change }: QuestionWorld, personId: string) => ({
  field: "mobile",
  number: change(`profile-of-${personId}`),
});

/** What the proofs need from each operation. */
export const profilesSamples = {
  "people.create": {
    questions: aboutMyOrganization({ firstName: "Nia", lastName: "New", email: "nia@workers.example" }),
    call: () => ({ by: "Boss", input: { firstName: "Wim", lastName: "Worker", email: "wim@workers.example" } }),
  },
  "profiles.get": { questions: aboutPeople() },
  "profiles.update": {
    questions: aboutPeople(() => mobile),
    call: ({ ids }) => ({ by: "Boss", input: { personId: ids.Max, ...mobile } }),
  },
  "profiles.listChanges": { questions: aboutPeople() },
  "profiles.restore": {
    questions: aboutPeople(lastChange),
    call: ({ ids, profileNumber }) => ({
      by: "Boss",
      input: { personId: ids.Xia, field: "mobile", number: profileNumber },
    }),
  },
  "portal.getProfile": { questions: aboutMe },
  "portal.updateProfile": {
    questions: [about("own-person", () => mobile)],
    call: () => ({ by: "Xia", input: { set: { nickname: "Xi" } } }),
  },
  "portal.listChanges": { questions: aboutMe },
  "portal.restoreField": {
    questions: [about("own-person", lastChange)],
    call: ({ profileNumber }) => ({ by: "Xia", input: { field: "mobile", number: profileNumber } }),
  },
  "portal.dismissNotices": {
    questions: [about("own-person", (world, me) => ({ upTo: lastChange(world, me).number }))],
    call: ({ profileNumber }) => ({ by: "Xia", input: { upTo: profileNumber } }),
  },
} satisfies DomainSamples;
