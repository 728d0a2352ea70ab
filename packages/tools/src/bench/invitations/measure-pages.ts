import type { BenchRow } from "../document.ts";
import { pagesOf } from "../members/measure-disk.ts";
import type { Contender } from "./contender.ts";

/** One side and its SQLite database. */
interface Side {
  readonly path: string;
  readonly contender: Contender;
}

/** The pages that each step of an invitation writes. Guests take turns and are then removed. */
function pagesOfSteps({ path, contender }: Side, guests: number): ReturnType<typeof pagesOf> {
  let guest = 0;
  const cases = [
    { name: "invite", call: () => contender.invite(guest) },
    { name: "send the mail", call: () => contender.deliver() },
    { name: "accept", call: () => contender.accept(guest) },
    {
      name: "remove",
      async call() {
        await contender.remove(guest);
        guest = (guest + 1) % guests;
      },
    },
  ];
  return pagesOf({ path, groups: [{ cases, prove: async () => undefined }] });
}

/**
 * Measures how many pages of the write-ahead log each step appends. A step that exists only on one side takes no pages on the
 * other.
 */
export async function measurePages(ours: Side, peer: Side, guests: number, size: number): Promise<readonly BenchRow[]> {
  const written = await pagesOfSteps(ours, guests);
  const byPeer = await pagesOfSteps(peer, guests);
  return [...written].map(([name, pages]) => {
    const others = byPeer.get(name) ?? null;
    return {
      case: `${name}: pages written`,
      size,
      ours: Number(pages.toPrecision(4)),
      peer: others === null ? null : Number(others.toPrecision(4)),
      unit: "pages",
      ratio: others === null ? null : Number((others / pages).toPrecision(4)),
    };
  });
}
