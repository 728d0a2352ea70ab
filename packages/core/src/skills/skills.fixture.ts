import { openProfiles } from "../profiles/profiles.fixture.ts";
import type { RollcallOptions } from "../index.ts";

/** Two workers, a scheduler and a skill with four levels that Wim has. */
export async function openSkills(parts: Partial<RollcallOptions> = {}) {
  const world = await openProfiles(parts);
  const { kim, wim } = world;
  const labels = ["Starts", "Helps", "Leads", "Teaches"];
  const { id: typeId } = (
    await kim.client.skills.createType({ name: "Mooring", position: "Deck hand", scale: { levels: 4, labels } })
  ).type;
  await kim.client.skills.assign({ typeId, personIds: [wim.id] });
  /** The catalog by name. */
  const typeNamed = async (name: string) =>
    (await kim.client.skills.listTypes({})).types.find((type) => type.name === name);
  return { ...world, typeId, typeNamed };
}
