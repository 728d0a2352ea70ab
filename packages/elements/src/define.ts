import "./members/member-list/member-list.define.ts";
import "./organizations/organization-settings/organization-settings.define.ts";
import "./provider/rollcall-provider/rollcall-provider.define.ts";
