import { about, aboutMe, aboutMyOrganization, type DomainSamples } from "../identity/operation-sample.ts";
import { aboutPeople } from "../people/people.samples.ts";

const unknownType = "an-unknown-skill";

/** What the proofs need of each operation. */
export const skillsSamples = {
  "skills.listTypes": { questions: aboutMyOrganization() },
  "skills.createType": {
    questions: aboutMyOrganization({ name: "Diving" }),
    call: () => ({ by: "Boss", input: { name: "Diving", scale: { levels: 3, labels: [] } } }),
  },
  "skills.updateType": {
    questions: aboutMyOrganization({ typeId: unknownType }),
    call: ({ skillId }) => ({ by: "Boss", input: { typeId: skillId, name: "Rescue diving" } }),
  },
  "skills.archiveType": {
    questions: aboutMyOrganization({ typeId: unknownType }),
    call: ({ skillId }) => ({ by: "Boss", input: { typeId: skillId } }),
  },
  "skills.restoreType": {
    questions: aboutMyOrganization({ typeId: unknownType }),
    call: ({ archivedSkillId }) => ({ by: "Boss", input: { typeId: archivedSkillId } }),
  },
  "skills.removeType": {
    questions: aboutMyOrganization({ typeId: unknownType }),
    call: ({ archivedSkillId }) => ({ by: "Boss", input: { typeId: archivedSkillId } }),
  },
  "skills.assign": {
    questions: aboutMyOrganization({ typeId: unknownType, personIds: ["an-unknown-person"] }),
    call: ({ skillId, ids }) => ({ by: "Boss", input: { typeId: skillId, personIds: [ids.May, ids.Xia] } }),
  },
  "skills.unassign": {
    questions: aboutMyOrganization({ typeId: unknownType, personIds: ["an-unknown-person"] }),
    call: ({ skillId, ids }) => ({ by: "Boss", input: { typeId: skillId, personIds: [ids.Max] } }),
  },
  "skills.rate": {
    questions: aboutPeople(() => ({ typeId: unknownType, rating: 1 })),
    call: ({ skillId, ids }) => ({ by: "Boss", input: { personId: ids.Max, typeId: skillId, rating: 4 } }),
  },
  "skills.listOf": { questions: aboutPeople() },
  "skills.listRatings": { questions: aboutPeople(() => ({ typeId: unknownType })) },
  "skills.listHolders": { questions: aboutMyOrganization() },
  "portal.listSkills": { questions: aboutMe },
  "portal.rateSkill": {
    questions: [about("own-person", () => ({ typeId: unknownType, rating: 1 }))],
    call: ({ skillId }) => ({ by: "Max", input: { typeId: skillId, rating: 2, note: "Two seasons" } }),
  },
  "portal.listRatings": { questions: [about("own-person", () => ({ typeId: unknownType }))] },
} satisfies DomainSamples;
