import { expect } from "chai";
import type { LitElement } from "lit";
import "../../history/member-history/member-history.define.ts";
import "../../notifications/my-notifications/my-notifications.define.ts";
import "../../people/planner-users/planner-users.define.ts";
import { amara, mountHistory, openHistoryWorld } from "../../history/member-history/history.fixture.ts";
import { pushKey } from "../../notifications/my-notifications/browser-push.fixture.ts";
import { openPeople } from "../../people/people.fixture.ts";
import { clearPage, enlargeText, until } from "./page.fixture.ts";
import { inside, isTooWide, type MountOptions, mountPanel } from "./panel.fixture.ts";
import { openPortal } from "./portal-world.fixture.ts";

const phone: MountOptions = { width: 328 };

const panels: Readonly<Record<string, readonly [show: () => Promise<LitElement>, whole: string]>> = {
  "the history": [async () => mountHistory(await openHistoryWorld(), amara, phone), "[part=as-of] label"],
  "the table of notifications": [
    async () => {
      const send = () => Promise.resolve({ outcome: "sent" } as const);
      const channels = { push: { publicKey: pushKey, send }, webhook: { send } };
      const world = await openPortal({ notifications: channels });
      return mountPanel("my-notifications", (await world.signedIn()).transport, phone);
    },
    "[part=kind] th",
  ],
  "planner users": [
    async () => {
      const { sol, transport } = await openPeople();
      const email = "josefina.fernandez-villaverde@workers.example";
      await sol.people.create({ firstName: "Josefina", lastName: "Villaverde", email });
      return mountPanel("planner-users", transport, phone);
    },
    "[part=person] bdi, [part=address]",
  ],
};

describe("twice the text size on a phone", () => {
  beforeEach(enlargeText);
  afterEach(clearPage);

  for (const [name, [show, whole]] of Object.entries(panels)) {
    it(`keeps ${name} within the screen, with whole names [X22]`, async () => {
      const panel = await show();
      await inside(panel, whole);
      for (const { scrollWidth, clientWidth } of panel.renderRoot.querySelectorAll(whole))
        expect(scrollWidth).to.be.at.most(clientWidth);
      await until(() => !isTooWide(panel), "something overflows the panel to the side");
    });
  }
});
