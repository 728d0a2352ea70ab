import type { Transport } from "@rollcall/core/client";
import { expect } from "chai";
import "../../history/member-history/member-history.define.ts";
import "../../members/member-list/member-list.define.ts";
import "../../members/schedule-readiness/schedule-readiness.define.ts";
import "../../people/person-settings/person-settings.define.ts";
import "../../people/planner-user/planner-user.define.ts";
import "../../provider/rollcall-provider/rollcall-provider.define.ts";
import "../../schedules/schedule-settings/schedule-settings.define.ts";
import "../../shifts/schedule-shifts/schedule-shifts.define.ts";
import { clearPage, until } from "./page.fixture.ts";
import { openWorld } from "./world.fixture.ts";
import { inside, pendingTransport } from "./panel.fixture.ts";

const scheduleTags = [
  "member-list",
  "schedule-readiness",
  "schedule-settings",
  "schedule-shifts",
  "member-history",
] as const;
const personTags = ["planner-user", "person-settings"] as const;

/** Adds an element to the page and records what it requests, other than the caller. */
function add<Tag extends (typeof scheduleTags | typeof personTags)[number]>(tag: Tag, transport: Transport) {
  const requests: string[] = [];
  const provider = document.createElement("rollcall-provider");
  provider.transport = {
    stream: (position, signal) => transport.stream(position, signal),
    call: (one) => {
      if (one.name !== "people.getMe") requests.push(one.name);
      return transport.call(one);
    },
  };
  const panel = document.createElement(tag);
  provider.append(panel);
  document.body.append(provider);
  return { panel, requests };
}

describe("an element whose host doesn't have the id yet", () => {
  afterEach(clearPage);

  for (const tag of [...scheduleTags, ...personTags]) {
    it(`<${tag}> shows a loading state and sends no requests`, async () => {
      const { panel, requests } = add(tag, pendingTransport);
      const name = "scheduleId" in panel ? "scheduleId" : "personId";
      for (const id of [undefined, null, "", undefined]) {
        Reflect.set(panel, name, id);
        await panel.updateComplete;
        await inside(panel, "[aria-busy=true]");
        expect(panel.renderRoot.querySelector("[part=state-page]") === null).to.equal(true);
      }
      expect(requests).to.deep.equal([]);
    });
  }

  for (const tag of scheduleTags) {
    it(`<${tag}> loads as soon as it gets the id, and waits again without it`, async () => {
      const world = await openWorld();
      const { panel, requests } = add(tag, world.as("Amara Okafor"));
      Reflect.set(panel, "scheduleId", undefined);
      await inside(panel, "[aria-busy=true]");
      panel.scheduleId = world.scheduleId;
      await until(() => requests.length > 0 && panel.renderRoot.querySelector("[aria-busy=true]") === null);
      Reflect.set(panel, "scheduleId", null);
      await inside(panel, "[aria-busy=true]");
    });
  }
});
