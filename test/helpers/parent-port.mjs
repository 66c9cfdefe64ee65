/** Gives a forked Node process Electron's `process.parentPort` (see electron-stand-in.ts). */
process.parentPort = {
  postMessage: (message) => process.send(message),
  on: (_event, listener) => process.on('message', (data) => listener({ data })),
};
