import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../ui/controls/button.ts";
import { controls } from "../../ui/styles/controls.styles.ts";
import { drawing } from "../../ui/controls/icons.ts";
import { layout } from "../../ui/styles/layout.styles.ts";
import { connectionNotice, renderOverlays, renderPanelState, statePage } from "../../ui/panel/panel-states.ts";
import { panel } from "../../ui/styles/panel-frame.styles.ts";
import { tableStyles } from "../../ui/styles/table.styles.ts";
import { tokens } from "../../ui/styles/tokens.styles.ts";
import { addBox, inviteBar, listFilters, listHeader, listNotices } from "./list-bars.ts";
import { MemberListHost } from "./member-list-host.ts";
import { memberListStyles } from "./member-list.styles.ts";
import { isWhole } from "./member-query.ts";
import { memberTable } from "./member-table.ts";

// An icon from lucide (ISC license), rounded to a tenth.
const people =
  "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M16 3.1a4 4 0 0 1 0 7.8M22 21v-2a4 4 0 0 0-3-3.9M5 7a4 4 0 1 0 8 0 4 4 0 1 0-8 0";

/**
 * The members of one schedule: name, invitation, calendar, whether they can be assigned, role, and actions (B5, B37–B43).
 * Place it inside a `<rollcall-provider>`.
 *
 * Controls follow the server's decisions; a refused control shows the reason when pressed (X1). Edits appear immediately and
 * roll back if they are refused. Changes by others appear within a second. Only the visible rows of a long list are drawn.
 *
 * Keyboard: the table is one tab stop. Arrow keys move by cell and row, Page Up and Page Down by ten rows, Home and End to the ends of a
 * row, or with Control to the ends of the list. Enter and Space press or open, Delete asks to remove the member, Escape closes what is
 * open. While members are selected, Shift and Space toggle the row, Shift and an arrow extend the range, Control and A select all loaded
 * rows, and Escape ends the selection.
 *
 * With `person-href-template`, names link to member profiles, and row menus have the same link.
 *
 * The add box suggests people from the host's directory to callers who may search it (B11, Q51).
 *
 * Several members can be changed or removed together; the effects are shown first (X3). The list can be exported as CSV with its current
 * search and filters (P55).
 *
 * The list is as tall as its rows up to `--member-list-rows-height`, then the rows scroll. With a fixed height and `none`
 * for that property, it fills its height.
 *
 * @summary The live member list of one schedule.
 * @slot title - The heading. Defaults to "Members".
 * @slot header - Additional controls in the header, before the auto-send switch.
 * @fires {MemberChangedEvent} rollcall-member-changed - The server accepted a change.
 * @fires {MemberRemovedEvent} rollcall-member-removed - A member was removed or left.
 * @fires {MembersAddedEvent} rollcall-members-added - Members were added.
 * @csspart header - Title, totals, tools and auto-send.
 * @csspart totals - The number of members.
 * @csspart tools - The buttons for the whole list.
 * @csspart add-people - Moves to the add box.
 * @csspart select - Starts and ends a selection.
 * @csspart export - Exports the list.
 * @csspart auto-send - The auto-send switch.
 * @csspart notice - A recommendation, or the state of the connection.
 * @csspart filters - Search and filters.
 * @csspart search - The search field.
 * @csspart filter - One filter.
 * @csspart scroller - The scroll container of the rows.
 * @csspart table - The table.
 * @csspart row - One member.
 * @csspart state - A state: an icon and a word.
 * @csspart name - The name of a member.
 * @csspart provenance - Where a member of a linked schedule comes from.
 * @csspart add-note - Why people who are added to a linked schedule can’t be assigned.
 * @csspart still-called - The warning that a linked product still calls members who can’t be assigned.
 * @csspart invited - The invite checkbox.
 * @csspart assignable - The assignable switch.
 * @csspart role - The role of a member.
 * @csspart more - Opens the menu of a member.
 * @csspart menu - The menu of a member.
 * @csspart profile - Opens the profile of a member.
 * @csspart menu-adopt - Keeps a member even if the linked schedule no longer lists them, in the menu.
 * @csspart menu-release - Releases a member to the linked schedule, in the menu.
 * @csspart menu-remove - Removes a member, in the menu.
 * @csspart remove - Removes a member.
 * @csspart why - Explains why a member can't be removed.
 * @csspart state-page - A state shown instead of rows.
 * @csspart footer - The add box and its buttons.
 * @csspart add - The field of the add box.
 * @csspart suggestions - People in the host's directory, for the add box.
 * @csspart add-button - Adds the address.
 * @csspart import-columns - The columns of pasted rows and what each contains.
 * @csspart import-encoding - The choice of a file's encoding.
 * @csspart import-download - Downloads the rows that were not added.
 * @csspart import-nothing - Why there is nothing to import.
 * @csspart import-role - The choice of the role of a row.
 * @csspart import-correct - Opens the form for a row with a problem.
 * @csspart import-correction - The form that corrects such a row.
 * @csspart import-again - Checks the corrected row, or adds it after the run.
 * @csspart import-assign - The skills and certifications of a row.
 * @csspart import-assigned - How many skills and certifications were assigned.
 * @csspart import-invitations - How many invitations will be sent.
 * @csspart import-forbidden - The note that skills and certifications aren’t assigned.
 * @csspart invite-bar - The bar that sends waiting invitations.
 * @csspart send - Sends them.
 * @csspart recipients - Who gets an invitation.
 * @csspart send-now - Whether to send waiting invitations when auto-send is turned on.
 * @csspart send-stop - Stops sending.
 * @csspart send-retry - Sends what is left.
 * @csspart send-close - Closes the dialog.
 * @csspart state-popover - The details of a state.
 * @csspart facts - The dates of a state.
 * @csspart invite - Sends an invitation, or another one.
 * @csspart revoke - Revokes an invitation.
 * @csspart copy-link - Copies a new link.
 * @csspart outcome - The result of such an action.
 * @csspart link - The link, if it couldn't be copied.
 * @csspart export-progress - The progress of a long export.
 * @csspart select-all - Selects all loaded rows.
 * @csspart select-row - Selects a row.
 * @csspart bulk-bar - Replaces the footer during a selection.
 * @csspart bulk-change - Chooses the change.
 * @csspart bulk-apply - Changes the selected members.
 * @csspart bulk-invite - Invites the selected members.
 * @csspart bulk-remove - Removes the selected members.
 * @csspart bulk-done - Ends the selection.
 * @csspart bulk-confirm - Confirms a change of many members.
 * @csspart bulk-stop - Stops it.
 * @csspart bulk-close - Closes its dialog.
 * @csspart bulk-retry - Retries the changes that have no result.
 * @csspart effects - The effects of a change.
 * @csspart refused - Members whose change is refused, and why.
 * @csspart pass-on - Starts choosing a successor.
 * @csspart successor - The choice of the next owner.
 * @csspart hint - The description of a state.
 * @cssprop --member-list-row-height - Height of a row.
 * @cssprop --member-list-card-height - Height of a card in a narrow list.
 * @cssprop --member-list-rows-height - The height above which the rows scroll.
 */
export class MemberList extends MemberListHost {
  static override styles = [tokens, controls, panel, layout, tableStyles, memberListStyles];

  static override properties = {
    scheduleId: { attribute: "schedule-id" },
    personHrefTemplate: { attribute: "person-href-template" },
  };

  protected override render(): TemplateResult {
    const { words, pages } = this;
    const isShown = pages.state.kind === "ready" || pages.state.kind === "pending";
    const content = (): TemplateResult => html`
      ${listHeader(this)} ${connectionNotice(words, pages)} ${listFilters(this, this.query)} ${this.#rows()}
      ${addBox(this)} ${this.selection?.render()} ${this.dialogs?.exporting?.render(this.dialogWords)}
      ${pages.state.kind === "ready" ? [inviteBar(this), listNotices(this)] : nothing}
    `;
    const state = (): unknown =>
      html`<h2 class="hidden">${words.text("list.title")}</h2>
        ${
          this.hasLeft
            ? statePage("done", this.dialogWords.text("left.title"), this.dialogWords.text("left.text"))
            : renderPanelState(words, pages)
        }`;
    return html`
      <section
        id="panel"
        class="panel"
        part="panel"
        aria-label=${words.text("list.title")}
        @pointerenter=${this.prepare}
        @focusin=${this.prepare}
      >
        ${isShown ? content() : state()} ${renderOverlays(this)}
      </section>
    `;
  }

  #rows(): TemplateResult {
    const { words, pages } = this;
    const isFew = pages.state.kind === "ready" && pages.rows.length < 2;
    if (isFew && pages.rows.length === 0) {
      const clear = button(words.text("list.clear"), { click: () => this.clearQuery() });
      return statePage("search", words.text("list.empty-search"), words.text("list.empty-search.text"), clear);
    }
    const isAlone = isFew && isWhole(pages.query);
    return html`${memberTable(this)}
    ${isAlone ? statePage(drawing(people), words.text("list.alone"), words.text("list.alone.text")) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "member-list": MemberList;
  }
}
