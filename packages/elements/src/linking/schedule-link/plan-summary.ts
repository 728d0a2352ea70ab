import type { GetPlanOutput } from "@rollcall/core";
import { html, nothing, type TemplateResult } from "lit";
import { icon, type IconName } from "../../ui/controls/icons.ts";
import type { Words } from "../../ui/host/panel-host.ts";
import type { Tone } from "../../ui/controls/state-label.ts";
import type { LinkHost } from "./link-host.ts";
import { type LinkPartKey, linkPartWords } from "./link-parts.messages.ts";
import { conflictLines, type Line, nameList } from "./name-list.ts";

/** What a run changes. */
export type Plan = NonNullable<GetPlanOutput["plan"]>;

type LinkWords = Words<LinkPartKey>;

interface Part {
  readonly drawn: IconName;
  readonly tone?: Tone;
  readonly key: "additions" | "matches" | "updates" | "removals" | "kept" | "locks" | "conflicts";
  readonly count: number;
  readonly text?: string;
  readonly lines: readonly Line[];
}

/** Draws plans in words. */
export type PlanSummary = (plan: Plan) => TemplateResult;

/** Draws plans with the messages of an element. */
export const planSummaryOf =
  (host: LinkHost): PlanSummary =>
  (plan) =>
    planSummary(host.wordsWith(linkPartWords), plan);

/** A plan in words: how many people each change affects, the first of them by name, and why (Q3, X3). */
export function planSummary(words: LinkWords, plan: Plan): TemplateResult {
  const { counts, held } = plan;
  const shown = partsOf(words, plan).filter(({ count }) => count > 0);
  return html`<div class="plan stack gap-4" part="plan">
    <p class="muted">${words.text("schedule-link.plan.people", { count: counts.people })}</p>
    ${shown.length === 0 ? html`<p>${words.text("schedule-link.plan.nothing")}</p>` : nothing}
    ${
      held.length > 0
        ? html`<p class="state warn">${icon("warning")}<span>${words.text("schedule-link.plan.held")}</span></p>`
        : nothing
    }
    ${shown.map((one) => partOf(words, one))}
  </div>`;
}

const partOf = (words: LinkWords, { drawn, tone = "", key, count, text, lines }: Part): TemplateResult =>
  html`<div class="stack gap-1" part="plan-part" data-change=${key}>
    <p class="state strong medium ${tone}">
      ${icon(drawn)}<span>${words.text(`schedule-link.plan.${key}`, { count })}</span>
    </p>
    ${text ? html`<p class="muted small inset">${text}</p>` : nothing} ${nameList(words, lines, count)}
  </div>`;

function partsOf(words: LinkWords, plan: Plan): readonly Part[] {
  const { counts, additions, updates, removals, kept, locks, conflicts } = plan;
  const matches = additions.filter(({ reason }) => reason === "possible-match");
  const names = new Map([
    ...additions.map(({ externalId, name }) => [externalId, name] as const),
    ...[...updates, ...removals, ...kept, ...locks].map((one) => [one.personId, nameOf(one)] as const),
  ]);
  return [
    {
      ...{ drawn: "done", tone: "ok", key: "additions", count: counts.additions },
      text: counts.invitations === 0 ? "" : words.text("schedule-link.plan.invitations", { count: counts.invitations }),
      lines: additions.map(({ name, address, reason, assignable }) => ({
        name: name || (address ?? ""),
        note: [
          words.text(`schedule-link.plan.additions.${reason}`),
          ...(assignable ? [] : [words.text("schedule-link.plan.unassignable")]),
        ].join(" · "),
      })),
    },
    {
      ...{ drawn: "info", key: "matches", count: matches.length },
      text: words.text("schedule-link.plan.matches.text"),
      lines: matches.map(({ name, address }) => ({ name: name || (address ?? ""), note: address ?? "" })),
    },
    {
      ...{ drawn: "connected", key: "updates", count: counts.updates },
      lines: updates.map((one) => ({
        name: nameOf(one),
        note: words.text(`schedule-link.plan.updates.${one.reason}`),
      })),
    },
    {
      ...{ drawn: "bin", tone: "danger", key: "removals", count: counts.removals },
      text: words.text("schedule-link.plan.removals.text"),
      lines: removals.map((one) => ({ name: nameOf(one) })),
    },
    {
      ...{ drawn: "warning", tone: "warn", key: "kept", count: counts.kept },
      text: words.text("schedule-link.plan.kept.text"),
      lines: kept.map((one) => ({ name: nameOf(one), note: words.text(`schedule-link.plan.kept.${one.reason}`) })),
    },
    {
      ...{ drawn: "lock", tone: "warn", key: "locks", count: counts.locks },
      text: words.text("schedule-link.plan.locks.text"),
      lines: locks.map((one) => ({ name: nameOf(one) })),
    },
    {
      ...{ drawn: "warning", tone: "warn", key: "conflicts", count: counts.conflicts },
      lines: conflictLines(words, conflicts, ({ externalId, personId }) => names.get(personId ?? externalId)),
    },
  ];
}

const nameOf = ({ name, email }: { readonly name: string; readonly email: string }): string => name || email;
