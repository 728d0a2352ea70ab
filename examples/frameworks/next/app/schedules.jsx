"use client";

import { MemberList, RollcallProvider, ScheduleList } from "@rollcall/react";
import { useState } from "react";

/** The schedules of the user, and the members of the one they chose. */
export function Schedules() {
  const [scheduleId, setScheduleId] = useState();
  const show = (event) => setScheduleId(event.scheduleId);
  return (
    <RollcallProvider baseUrl="/rollcall">
      <ScheduleList onScheduleCreated={show} onScheduleChosen={show} />
      {scheduleId && <MemberList scheduleId={scheduleId} />}
    </RollcallProvider>
  );
}
