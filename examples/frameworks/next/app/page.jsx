import { Schedules } from "./schedules.jsx";

export default function Page() {
  return (
    <>
      {/* Links to routes that set cookies: Next must not prefetch them. */}
      <nav>
        <a href="/sign-in/amara">Sign in as Amara</a> <a href="/sign-in/jonas">Sign in as Jonas</a>{" "}
        <a href="/sign-in/none">Sign out</a>
      </nav>
      <Schedules />
    </>
  );
}
