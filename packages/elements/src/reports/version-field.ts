import type { ListVersionsOutput } from "@rollcall/core";
import { css, html, type TemplateResult } from "lit";
import type { Words } from "../ui/host/panel-host.ts";
import { labelledSelect } from "../ui/fields/text-field.ts";
import { timesIn } from "../ui/text/times.ts";
import type { AnswerKey } from "./answers/answers.messages.ts";

/** A version of a report that was submitted. */
export type ReportVersion = ListVersionsOutput["versions"][number];

/** The styles of `versionField`. */
export const versionStyles = css`
  .versions {
    max-width: 20rem;
  }
`;

/** Chooses which of the submitted versions is shown; the latest at first. `versions` are in descending order. */
export const versionField = (
  words: Words<AnswerKey>,
  versions: readonly ReportVersion[],
  shown: number | undefined,
  change: (version: number) => void,
): TemplateResult =>
  html`<div class="versions">
    ${labelledSelect(words.text("answer.versions"), {
      ...{ id: "version", part: "version", value: String(shown ?? versions[0]?.version) },
      options: versions.map(({ version, at }, place) => {
        const when = timesIn(words).text(at, "moment");
        return [String(version), place === 0 ? words.text("answer.version.latest", { when }) : when];
      }),
      change: (version) => change(Number(version)),
    })}
  </div>`;
