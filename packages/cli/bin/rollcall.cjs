#!/usr/bin/env node
// The entry point. It is plain ES5, so that an older version of Node can parse it and print a clear message instead of a
// stack trace.
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
