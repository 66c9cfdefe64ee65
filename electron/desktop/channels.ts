/** Names of the IPC channels between the window's preload script and the main process. */
export const CHANNELS = {
  /** Window to main, answered: a request of the contract. */
  request: 'roofline:request',
  /** Main to window: an event of the contract. */
  event: 'roofline:event',
  /** Main to window: what the menu asks for. */
  menu: 'roofline:menu',
  /** Window to main: the window can take opened files. */
  readyForFiles: 'roofline:ready-for-files',
  /** Main to window: a file that the user opened with Roofline. */
  openFile: 'roofline:open-file',
} as const;
