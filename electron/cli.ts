#!/usr/bin/env node
/** The terminal shell, and the launcher of the others. */
process.stderr.write('roofline: nothing here yet\n');
