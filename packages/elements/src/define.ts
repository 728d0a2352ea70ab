import "./history/member-history/member-history.define.ts";
import "./members/member-list/member-list.define.ts";
import "./members/schedule-readiness/schedule-readiness.define.ts";
import "./organizations/organization-settings/organization-settings.define.ts";
import "./provider/rollcall-provider/rollcall-provider.define.ts";
import "./schedules/schedule-list/schedule-list.define.ts";
import "./schedules/schedule-settings/schedule-settings.define.ts";
import "./shifts/schedule-shifts/schedule-shifts.define.ts";
