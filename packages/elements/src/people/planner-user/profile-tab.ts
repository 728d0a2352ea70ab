import type { ProfileView } from "@rollcall/core";
import { html, nothing } from "lit";
import type { PanelElement } from "../../ui/panel/panel-element.ts";
import type { WhyNot } from "../../ui/popovers/why-not.ts";
import { profileGroup } from "../profile/field-row.ts";
import { ProfileEditor } from "../profile/profile-editor.ts";
import type { HistorySource } from "../profile/profile-history.ts";
import { profileFieldWords } from "../profile/profile.en.ts";
import type { PlannerUserKey } from "./planner-user.messages.ts";

/** The tab with the fields of a profile, and the skills and certifications of the catalogs. */
export class ProfileTab {
  readonly #host: PanelElement<PlannerUserKey>;
  readonly #editor: ProfileEditor;

  constructor(host: PanelElement<PlannerUserKey>, source: HistorySource, why: WhyNot) {
    this.#host = host;
    this.#editor = new ProfileEditor(host, source, why);
  }

  render(profile: ProfileView): unknown {
    const rows = { words: this.#host.wordsWith(profileFieldWords), editor: this.#editor, name: profile.name };
    return profile.groups.map((group) => profileGroup(rows, group, catalogue(group.group, profile)));
  }
}

/** The skills and certifications of the catalogs. They load with the first profile. */
function catalogue(group: string, { personId, name }: ProfileView): unknown {
  if (group === "skills") {
    void import("../../skills/person-skills/person-skills.ts").catch(() => undefined);
    return html`<planner-user-skills .personId=${personId} .personName=${name}></planner-user-skills>`;
  }
  if (group !== "certifications") return nothing;
  void import("../../certifications/person-certifications/person-certifications.ts").catch(() => undefined);
  return html`<planner-user-certifications .personId=${personId} .personName=${name}></planner-user-certifications>`;
}
