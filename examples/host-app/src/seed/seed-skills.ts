import type { RollcallClient } from "@rollcall/core";
import { demoWorker, pausedWorker } from "./external-people.ts";

/** The skills of the harbour: who has them, by address, and how a scheduler rates them. */
const skills = [
  {
    name: "Ship-to-shore crane",
    position: "Crane operator",
    labels: ["Learns", "Assists", "Works alone", "Leads", "Teaches"],
    holders: [[demoWorker.email, 5, "Moved the longest spreader in the storm."]],
  },
  { name: "Lashing", position: "", labels: [], holders: [[demoWorker.email, 4, ""]] },
  { name: "Reach stacker", position: "", labels: [], holders: [[demoWorker.email, null, ""]] },
  { name: "Mooring", position: "Deck hand", labels: [], holders: [[pausedWorker.email, 4, ""]] },
] as const;

/** Adds the skills of the harbour, and the people who have them. Can resume an interrupted seed. */
export async function seedSkills(scheduler: RollcallClient, idOf: (email: string) => string): Promise<void> {
  for (const { name, position, labels, holders } of skills) {
    const scale = { levels: 5, labels: [...labels] };
    const { type } = await scheduler.skills.createType({ name, position, scale }, key("create", name));
    const personIds = holders.map(([email]) => idOf(email));
    await scheduler.skills.assign({ typeId: type.id, personIds }, key("assign", name));
    for (const [email, rating, note] of holders) {
      if (rating === null) continue;
      await scheduler.skills.rate({ personId: idOf(email), typeId: type.id, rating, note }, key("rate", name));
    }
  }
}

const key = (step: string, name: string): { readonly idempotencyKey: string } => ({
  idempotencyKey: `seed:skill:${step}:${name}`,
});
