/** Joins a window and the library: requests and files one way, events the other. The main process's end of preload.ts. */
import type { BrowserWindow, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import type { LibraryClient } from '../../shared/api/client.ts';
import { events, type EventName } from '../../shared/api/contract.ts';
import { forwardRequest } from '../../shared/api/forward.ts';
import { fail } from '../../shared/api/result.ts';
import { isPageUrl } from '../protocol.ts';
import { CHANNELS } from './channels.ts';
import type { OpenedFiles } from './opened-files.ts';

/** Answers the window's requests until it is closed. Anything but our own page in its main frame is refused. */
export function connectWindow(window: BrowserWindow, library: LibraryClient, files: OpenedFiles): void {
  const contents = window.webContents;
  const isOurs = (event: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    event.senderFrame !== null &&
    event.senderFrame === contents.mainFrame &&
    isPageUrl(event.senderFrame.url);

  contents.ipc.handle(CHANNELS.request, (event, name: unknown, input: unknown) =>
    isOurs(event)
      ? forwardRequest(library, String(name), input)
      : fail({ code: 'invalid-request', message: 'Only the window of Roofline may ask.' }),
  );

  const send = (channel: string, ...args: unknown[]): void => {
    if (!contents.isDestroyed()) contents.send(channel, ...args);
  };
  const names = Object.keys(events) as EventName[];
  const stops = names.map((name) => library.on(name, (data) => send(CHANNELS.event, name, data)));
  contents.ipc.on(CHANNELS.readyForFiles, (event) => {
    if (isOurs(event)) files.deliverTo((file) => send(CHANNELS.openFile, file));
  });
  window.once('closed', () => {
    for (const stop of stops) stop();
    files.hold();
  });
}
