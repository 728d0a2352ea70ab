#!/usr/bin/env node
// The first file that runs, and the only one that an older Node reads: it parses wherever JavaScript does (ES5), so that
// whoever has an older Node meets a sentence and no stack trace.
"use strict";

var needed = 24;
var found = parseInt(process.version.slice(1), 10);

if (found >= needed) {
  require("./start.cjs");
} else {
  var here = process.version.slice(1) + " (" + process.execPath + ")";
  console.error("rollcall needs Node " + needed + " or newer, and this is Node " + here + ".");
  process.exitCode = 1;
}
