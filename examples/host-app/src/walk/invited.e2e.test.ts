import assert from "node:assert/strict";
import { suite, test } from "node:test";
import {
  addPeople,
  addressOf,
  connectCalendar,
  linkTo,
  newSchedule,
  openLetter,
  signUp,
  waitForStatus,
} from "./invited.fixture.ts";
import { Keyboard } from "./keyboard.fixture.ts";
import { answered, rowOf, Walk } from "./walk.fixture.ts";

suite("invited by mail", () => {
  const walk = Walk.ofSuite();

  test("with auto-send off, emails two selected people; one accepts and the other declines [B7, B9, B12]", async () => {
    const { admin } = await newSchedule(walk, "Dock Inspection", false);
    const { page } = admin;
    const mailbox = await Keyboard.at(walk, "/mailbox", "admin");
    await addPeople(admin, ["Ada Berg", "Ben Cho", "Cleo Dahl"]);
    const unticked = answered(page, "members.setInvited");
    await admin.inRow(addressOf("Cleo Dahl"), page.getByRole("checkbox", { name: "Invite Cleo Dahl" }));
    await page.keyboard.press("Space");
    await unticked;
    await page.getByText("2 people are waiting for an invitation.").waitFor();
    await admin.look();
    await admin.press(page.getByRole("button", { name: "Send 2 invitations" }));
    const confirmation = page.getByRole("dialog", { name: "Send the waiting invitations?" });
    await confirmation.getByText("Ada Berg and Ben Cho").waitFor();
    await admin.look();
    await admin.press(confirmation.getByRole("button", { name: "Send 2 invitations" }));
    for (const name of ["Ada Berg", "Ben Cho"]) await waitForStatus(admin, name, "Sent");
    await waitForStatus(admin, "Cleo Dahl", "Not invited");
    await admin.look();
    await mailbox.page.getByText("Ada Berg").waitFor();
    assert.equal(await mailbox.page.getByRole("main").getByText("Cleo Dahl").count(), 0);
    await mailbox.look();
    await openLetter(mailbox, "Ada Berg");
    const mail = mailbox.page.frameLocator("iframe");
    await mail.getByRole("heading", { name: "Join Dock Inspection" }).waitFor();
    const [opened] = await Promise.all([
      mailbox.page.waitForEvent("popup"),
      mail.getByRole("link", { name: "View invitation" }).click(),
    ]);
    await opened.getByRole("heading", { name: "This invitation is for someone else" }).waitFor();
    await opened.close();
    await mailbox.look();
    await mailbox.follow("Mailbox", /\/mailbox$/);

    const ada = await Keyboard.at(walk, await linkTo(walk, mailbox, "Ada Berg"));
    await ada.page.getByRole("heading", { name: "Dock Inspection" }).waitFor();
    assert.equal(new URL(ada.page.url()).hash, "", "the token is no longer in the URL");
    await ada.look();
    await signUp(ada, "Ada Berg");
    await ada.page.getByText("Accepting also confirms that this email address is yours").waitFor();
    await ada.look();
    await ada.press(ada.page.getByRole("button", { name: "Accept", exact: true }));
    await ada.page.getByRole("heading", { name: "You’ve joined Dock Inspection" }).waitFor();
    await ada.look();
    await waitForStatus(admin, "Ada Berg", "Accepted");
    await connectCalendar(ada, walk);
    await ada.look();
    await waitForStatus(admin, "Ada Berg", "Connected");
    await ada.press(ada.page.getByRole("link", { name: "Go to the schedule" }));
    await rowOf(ada.page, "Ben Cho").waitFor();

    const ben = await Keyboard.at(walk, await linkTo(walk, mailbox, "Ben Cho"));
    await ben.press(ben.page.getByRole("button", { name: "Decline" }));
    const question = ben.page.getByRole("dialog", { name: "Decline the invitation to Dock Inspection?" });
    await question.waitFor();
    await ben.look();
    await ben.press(question.getByRole("button", { name: "Decline" }));
    await ben.page.getByRole("heading", { name: "Invitation declined" }).waitFor();
    await ben.look();
    await waitForStatus(admin, "Ben Cho", "Declined");
    await admin.look();
  });

  test("with auto-send on, emails a person when they are added; they accept in dark mode at 360 pixels [B6, B12, B44]", async () => {
    const { admin } = await newSchedule(walk, "Ropes", true);
    const mailbox = await Keyboard.at(walk, "/mailbox", "admin");
    await addPeople(admin, ["Dora Eck", "Emil Faro", "Fay Gunn"]);
    for (const name of ["Dora Eck", "Emil Faro", "Fay Gunn"]) await waitForStatus(admin, name, "Sent");

    const small = { colorScheme: "dark", width: 360 } as const;
    const dora = await Keyboard.at(walk, await linkTo(walk, mailbox, "Dora Eck"), undefined, small);
    await dora.page.getByRole("heading", { name: "Ropes" }).waitFor();
    await dora.look();
    await signUp(dora, "Dora Eck");
    await dora.press(dora.page.getByRole("button", { name: "Accept", exact: true }));
    await dora.page.getByRole("heading", { name: "You’ve joined Ropes" }).waitFor();
    assert.equal(await dora.page.evaluate(() => document.documentElement.scrollWidth), 360);
    await dora.look();
    await dora.press(dora.page.getByRole("link", { name: "Skip for now, go to the schedule" }));
    await rowOf(dora.page, "Emil Faro").waitFor();
    await waitForStatus(admin, "Dora Eck", "Accepted");
    await dora.page.goto(`${walk.app.url}/me`);
    await connectCalendar(dora, walk);
    await dora.look();
    await waitForStatus(admin, "Dora Eck", "Connected");

    const emil = await Keyboard.at(walk, await linkTo(walk, mailbox, "Emil Faro"), undefined, small);
    await emil.press(emil.page.getByRole("button", { name: "Decline" }));
    await emil.press(emil.page.getByRole("dialog").getByRole("button", { name: "Decline" }));
    await waitForStatus(admin, "Emil Faro", "Declined");
    await waitForStatus(admin, "Fay Gunn", "Sent");
  });

  test("asks a visitor with another account to switch to the invited one [P01]", async () => {
    const { admin } = await newSchedule(walk, "Pumps", true);
    await addPeople(admin, ["Gus Hale"]);
    await waitForStatus(admin, "Gus Hale", "Sent");
    const mailbox = await Keyboard.at(walk, "/mailbox", "admin");
    const guest = await Keyboard.at(walk, await linkTo(walk, mailbox, "Gus Hale"), "outsider");
    const { page } = guest;
    await page.getByRole("heading", { name: "This invitation is for someone else" }).waitFor();
    await page.getByText("g•••@d•••.example").waitFor();
    assert.equal(await page.getByRole("button", { name: "Accept", exact: true }).count(), 0);
    await guest.look();
    await guest.press(page.getByRole("link", { name: "Use another account" }));
    await page.getByText("You’re signed in as Olivia Brandt").waitFor();
    await guest.look();
    await guest.press(page.getByRole("button", { name: "Sign out" }));
    await guest.type(page.getByRole("textbox", { name: "Email address" }), addressOf("Gus Hale"));
    await page.keyboard.press("Enter");
    await page.getByText("There’s no account with this address. Create one.").waitFor();
    await guest.look();
    await guest.press(page.getByRole("link", { name: "Create one" }));
    await guest.type(page.getByRole("textbox", { name: "Name" }), "Gus Hale");
    await guest.type(page.getByRole("textbox", { name: "Email address" }), addressOf("Gus Hale"));
    await page.keyboard.press("Enter");
    await guest.press(page.getByRole("button", { name: "Accept", exact: true }));
    await page.getByRole("heading", { name: "You’ve joined Pumps" }).waitFor();
    await waitForStatus(admin, "Gus Hale", "Accepted");
  });

  test("shows the same page for a replaced, used or unknown link [B12, P10]", async () => {
    const { admin, scheduleId } = await newSchedule(walk, "Lights", true);
    await addPeople(admin, ["Hugo Ivers"]);
    await waitForStatus(admin, "Hugo Ivers", "Sent");
    const mailbox = await Keyboard.at(walk, "/mailbox", "admin");
    const old = await linkTo(walk, mailbox, "Hugo Ivers");
    const { members, invitations } = walk.client("admin");
    const { rows } = await members.list({ scheduleId, search: "hugo" });
    await invitations.resend({ scheduleId, personId: rows[0]?.personId ?? "" });
    for (const path of [old, `${old.slice(0, -4)}AAAA`, "/invitation#nothing.nothing", "/invitation"]) {
      const guest = await Keyboard.at(walk, path);
      await guest.page.getByRole("heading", { name: "This link doesn’t work" }).waitFor();
      assert.equal(await guest.page.getByRole("main").getByText("Lights").count(), 0);
      if (path === old) await guest.look();
      await guest.page.close();
    }
  });

  test("changes nothing when a hundred mail scanners open the link before it is accepted [P10]", async () => {
    const { admin, scheduleId } = await newSchedule(walk, "Gates", true);
    await addPeople(admin, ["Ivy Jons"]);
    await waitForStatus(admin, "Ivy Jons", "Sent");
    const mailbox = await Keyboard.at(walk, "/mailbox", "admin");
    const path = await linkTo(walk, mailbox, "Ivy Jons");
    const before = await walk.client("admin").members.list({ scheduleId });
    for (let scan = 0; scan < 50; scan++) {
      for (const method of ["GET", "HEAD"]) {
        const answer = await fetch(walk.app.url + path, { method });
        assert.equal(answer.status, 200);
        assert.equal(answer.headers.get("set-cookie"), null, "opening a link signs no one in");
        await answer.arrayBuffer();
      }
    }
    // Some scanners also run the scripts of a page.
    const scanner = await walk.window(path);
    await scanner.getByRole("heading", { name: "Gates" }).waitFor();
    assert.deepEqual(await walk.client("admin").members.list({ scheduleId }), before);
    const ivy = await Keyboard.at(walk, path);
    await signUp(ivy, "Ivy Jons");
    await ivy.press(ivy.page.getByRole("button", { name: "Accept", exact: true }));
    await ivy.page.getByRole("heading", { name: "You’ve joined Gates" }).waitFor();
    await waitForStatus(admin, "Ivy Jons", "Accepted");
  });
});
