import "./members/member-list/member-list.define.ts";
import "./provider/rollcall-provider/rollcall-provider.define.ts";
