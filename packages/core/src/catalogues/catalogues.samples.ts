import { about, type MatrixTarget, type Question, type QuestionWorld } from "../identity/operation-sample.ts";

/** The types of each catalog: one that people have, and one that no one has had. */
type SampleType = "skill" | "unused-skill" | "certification" | "unused-certification";

/** Questions about a type in the catalog of the organization, and one in that of another organization. */
export const aboutTypes = (
  type: SampleType,
  more: (world: QuestionWorld) => object = () => ({}),
): readonly Question[] =>
  (
    [
      ["catalogue-type", "bystander"],
      ["foreign-type", "foreigner"],
    ] as const
  ).map(([target, holder]) =>
    about(target, (world) => ({ typeId: world.id(`${type}-of-${world.id(holder)}`), ...more(world) })),
  );

/** Questions about a type in the catalog of the caller's organization, for one person each. */
export const aboutHolders = (type: "skill" | "certification"): readonly Question[] =>
  (
    [
      ["own-person", (_world, me) => me],
      ["other-person", ({ id }) => id("bystander")],
      ["foreign-person", ({ id }) => id("foreigner")],
    ] as const satisfies readonly (readonly [MatrixTarget, (world: QuestionWorld, me: string) => string])[]
  ).map(([target, personOf]) =>
    about(target, (world, me) => ({
      typeId: world.id(`${type}-of-${me}`),
      // An id can't be empty.
      personIds: [personOf(world, me) || "no-one"],
    })),
  );
