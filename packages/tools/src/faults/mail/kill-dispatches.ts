import { fork } from "node:child_process";
import { once } from "node:events";
import type { MailHouse } from "./mail-house.ts";

/** Longer than the lease of a mail: what a killed process held is due again. */
const overLease = 180_000;

/** Lets processes of their own send what is due, and kills one after the other amid it. */
export async function killDispatches(house: MailHouse, kills: number, chance: () => number): Promise<void> {
  const most = Math.max(4, Math.floor(house.open() / kills));
  for (let kill = 1; kill <= kills; kill++) {
    // After some mails, with the last of them kept and not yet answered for, or a little later: between any two steps.
    const last = 1 + Math.floor(chance() * most);
    const delay = chance() < 0.5 ? 0 : chance() * 8;
    let count = 0;
    let reached: () => void = () => undefined;
    const enough = new Promise<void>((resolve) => (reached = resolve));
    house.server.onHanded(() => {
      count += 1;
      if (count !== last) return;
      if (delay === 0) reached();
      else setTimeout(reached, delay);
    });
    const args = [house.path, String(house.server.port), String(house.clock.now())];
    const child = fork(new URL("./dispatching.ts", import.meta.url), args, {
      execArgv: ["--conditions=@rollcall/source", "--disable-warning=ExperimentalWarning"],
    });
    const ended = once(child, "exit");
    await Promise.race([enough, ended]);
    child.kill("SIGKILL");
    await ended;
    house.kills = kill;
    house.server.follow({}, house.kills);
    house.clock.time += overLease;
  }
  house.server.onHanded(() => undefined);
}
