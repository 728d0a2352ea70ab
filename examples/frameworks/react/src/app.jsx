import { MemberList, RollcallProvider, ScheduleList } from "@rollcall/react";
import { useState } from "react";

/** The schedules of the user, and the members of the one they chose. */
export function App() {
  const [scheduleId, setScheduleId] = useState();
  const show = (event) => setScheduleId(event.scheduleId);
  return (
    <>
      <nav>
        <a href="/sign-in/amara">Sign in as Amara</a> <a href="/sign-in/jonas">Sign in as Jonas</a>{" "}
        <a href="/sign-out">Sign out</a>
      </nav>
      <RollcallProvider baseUrl="/rollcall">
        <ScheduleList onScheduleCreated={show} onScheduleChosen={show} />
        {scheduleId && <MemberList scheduleId={scheduleId} />}
      </RollcallProvider>
    </>
  );
}
