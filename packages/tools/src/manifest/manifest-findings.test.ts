import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { elementUsage } from "./element-usage.ts";
import type { ElementDeclaration } from "./manifest.ts";
import { manifestFindings } from "./manifest-findings.ts";

const usage = elementUsage(join(import.meta.dirname, "../fixtures/documented-element/notice-board.ts"));

const described = (...names: readonly string[]) => names.map((name) => ({ name, description: "Something." }));

const board: ElementDeclaration = {
  kind: "class",
  name: "NoticeBoard",
  tagName: "notice-board",
  summary: "A board.",
  description: "A board with notices.",
  members: [{ kind: "field", ...described("title")[0]! }],
  attributes: [{ name: "title", description: "The title.", fieldName: "title" }],
  events: [{ name: "notice-removed", description: "A notice was removed.", type: { text: "NoticeRemovedEvent" } }],
  slots: described("title"),
  cssParts: described("panel", "wide", "state", "send-stop", "dialog", "confirm"),
  cssProperties: described("--notice-board-height"),
};

test("reads parts, slots, events and custom properties of an element and of the modules it uses", () => {
  assert.deepEqual([...usage.parts].sort(), ["confirm", "dialog", "panel", "wide"]);
  assert.deepEqual([...usage.slots], ["title"]);
  assert.deepEqual([...usage.events.keys()], ["NoticeRemovedEvent"]);
  assert.equal(usage.cssProperties.get("--notice-board-height"), "max(4em, var(--size))");
});

test("accepts an element that documents its whole public API", () => {
  assert.deepEqual(manifestFindings(board, usage), []);
});

test("finds public members without a description", () => {
  const findings = manifestFindings(
    {
      ...board,
      summary: "",
      attributes: [{ name: "title", fieldName: "title" }],
      events: [{ ...board.events![0]!, description: "" }],
    },
    usage,
  );
  assert.deepEqual(findings, [
    "<notice-board> has no `@summary`",
    "<notice-board> doesn't describe `title` (attributes)",
    "<notice-board> doesn't describe `notice-removed` (events)",
  ]);
});

test("finds what the sources contain but the docstring doesn't", () => {
  const bare = { ...board, events: [], slots: [], cssParts: described("panel", "wide", "dialog"), cssProperties: [] };
  assert.deepEqual(manifestFindings(bare, usage), [
    "<notice-board> draws the part `confirm` without `@csspart`",
    "<notice-board> has the slot `title` without `@slot`",
    "<notice-board> reads `--notice-board-height` without `@cssprop`",
    "<notice-board> fires `NoticeRemovedEvent` without `@fires`",
  ]);
});

test("finds what the docstring contains but the sources don't", () => {
  const outdated: ElementDeclaration = {
    ...board,
    events: [...board.events!, { name: "notice-added", description: "Gone.", type: { text: "NoticeAddedEvent" } }],
    slots: described("title", "unused"),
    cssParts: [...board.cssParts!, ...described("unused")],
    cssProperties: described("--notice-board-height", "--notice-board-width"),
  };
  assert.deepEqual(manifestFindings(outdated, usage), [
    "<notice-board> documents the part `unused` but doesn't draw it",
    "<notice-board> documents the slot `unused` but doesn't have it",
    "<notice-board> documents `--notice-board-width` but doesn't read it",
    "<notice-board> documents the event `notice-added` but doesn't fire it as `NoticeAddedEvent`",
  ]);
});

test("finds an event that is documented under another name", () => {
  const events = [{ ...board.events![0]!, name: "notice-deleted" }];
  assert.deepEqual(manifestFindings({ ...board, events }, usage), [
    "<notice-board> documents the event `notice-deleted` but doesn't fire it as `NoticeRemovedEvent`",
  ]);
});
