/** The window's bridge to the main process: the only code that sees both Electron and the page, so it does nothing else. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { BRIDGE_NAME, type DesktopBridge } from '../shared/api/bridge.ts';
import { CHANNELS } from './desktop/channels.ts';

/** Calls `listener` with what arrives on a channel, until the returned function is called. */
function listen<T extends unknown[]>(channel: string, listener: (...args: T) => void): () => void {
  const received = (_event: IpcRendererEvent, ...args: unknown[]): void => listener(...(args as T));
  ipcRenderer.on(channel, received);
  return () => void ipcRenderer.off(channel, received);
}

const platform = process.platform;

const bridge = {
  platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
  request: (name, input) => ipcRenderer.invoke(CHANNELS.request, name, input),
  on: (name, listener) =>
    listen(CHANNELS.event, (event: string, data: never) => {
      if (event === name) listener(data);
    }),
  onMenu: (listener) => listen(CHANNELS.menu, listener),
  onOpenFile: (listener) => {
    const stop = listen(CHANNELS.openFile, listener);
    ipcRenderer.send(CHANNELS.readyForFiles);
    return stop;
  },
} satisfies DesktopBridge;

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge);
