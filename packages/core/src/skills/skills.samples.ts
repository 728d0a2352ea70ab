import { aboutHolders, aboutTypes } from "../catalogues/catalogues.samples.ts";
import { about, aboutMe, aboutMyOrganization, type DomainSamples } from "../identity/operation-sample.ts";
import { aboutPeople } from "../people/people.samples.ts";

/** Questions about a skill of a person. */
const aboutSkills = (more: object = {}) =>
  aboutPeople(({ id }, personId) => ({ typeId: id(`skill-of-${personId}`), ...more }));

/** What the proofs need from each operation. */
export const skillsSamples = {
  "skills.listTypes": { questions: aboutMyOrganization() },
  "skills.createType": {
    questions: aboutMyOrganization({ name: "Diving" }),
    call: () => ({ by: "Boss", input: { name: "Diving", scale: { levels: 3, labels: [] } } }),
  },
  "skills.updateType": {
    questions: aboutTypes("skill", () => ({ name: "Rescue diving" })),
    call: ({ skillId }) => ({ by: "Boss", input: { typeId: skillId, name: "Rescue diving" } }),
  },
  "skills.archiveType": {
    questions: aboutTypes("skill"),
    call: ({ skillId }) => ({ by: "Boss", input: { typeId: skillId } }),
  },
  "skills.restoreType": {
    questions: aboutTypes("skill"),
    call: ({ archivedSkillId }) => ({ by: "Boss", input: { typeId: archivedSkillId } }),
  },
  "skills.removeType": {
    questions: aboutTypes("unused-skill"),
    call: ({ archivedSkillId }) => ({ by: "Boss", input: { typeId: archivedSkillId } }),
  },
  "skills.assign": {
    questions: aboutHolders("skill"),
    isPerRow: true,
    call: ({ skillId, ids }) => ({ by: "Boss", input: { typeId: skillId, personIds: [ids.May, ids.Xia] } }),
  },
  "skills.unassign": {
    questions: aboutHolders("skill"),
    isPerRow: true,
    call: ({ skillId, ids }) => ({ by: "Boss", input: { typeId: skillId, personIds: [ids.Max] } }),
  },
  "skills.rate": {
    questions: aboutSkills({ rating: 1 }),
    call: ({ skillId, ids }) => ({ by: "Boss", input: { personId: ids.Max, typeId: skillId, rating: 4 } }),
  },
  "skills.listOf": { questions: aboutPeople() },
  "skills.listRatings": { questions: aboutSkills() },
  "skills.listHolders": { questions: aboutMyOrganization() },
  "portal.listSkills": { questions: aboutMe },
  "portal.rateSkill": {
    questions: [
      about("own-person", ({ id }, me) => ({ typeId: id(`skill-of-${me}`), rating: 1 })),
      about("catalogue-type", ({ id }) => ({ typeId: id(`unused-skill-of-${id("bystander")}`), rating: 1 })),
    ],
    call: ({ skillId }) => ({ by: "Max", input: { typeId: skillId, rating: 2, note: "Two seasons" } }),
  },
  "portal.listRatings": { questions: [about("own-person", ({ id }, me) => ({ typeId: id(`skill-of-${me}`) }))] },
} satisfies DomainSamples;
