import type { LinkProvider } from "@rollcall/core";
import { csvFile } from "./providers/csv-file.ts";
import { goAlert } from "./providers/go-alert.ts";
import { grafanaOnCall } from "./providers/grafana-oncall.ts";
import { iCalendar } from "./providers/icalendar.ts";
import { jiraServiceManagement } from "./providers/jira-service-management.ts";
import { jsonEndpoint } from "./providers/json-endpoint.ts";
import { opsgenie } from "./providers/opsgenie.ts";
import { pagerDuty } from "./providers/pager-duty.ts";
import { teamsShifts } from "./providers/teams-shifts.ts";
import type { LinkOptions } from "./upstream/link-options.ts";

/** All providers of this package, in the order they are shown. */
export const allProviders = (options: LinkOptions): readonly LinkProvider[] =>
  [
    pagerDuty,
    opsgenie,
    jiraServiceManagement,
    grafanaOnCall,
    goAlert,
    iCalendar,
    teamsShifts,
    csvFile,
    jsonEndpoint,
  ].map((create) => create(options));
