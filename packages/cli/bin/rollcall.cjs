#!/usr/bin/env node
// The entry point. It is plain ES5, so that an older version of Node can parse it and print a clear message instead of a
// stack trace.
"use strict";

var needed = [22, 13];
var found = process.version.slice(1).split(".").map(Number);

if (found[0] > needed[0] || (found[0] === needed[0] && found[1] >= needed[1])) {
  require("./start.cjs");
} else {
  var here = process.version.slice(1) + " (" + process.execPath + ")";
  console.error("rollcall needs Node " + needed.join(".") + " or newer, and this is Node " + here + ".");
  process.exitCode = 1;
}
