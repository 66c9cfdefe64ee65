/**
 * Stands in for `electron` where its runtime can't run: the few parts that the desktop shell uses, each checked against
 * Electron's own types, with what crosses a process border in the real one cloned as it is there.
 *
 *     vi.mock('electron', () => import('../helpers/electron-stand-in.ts'));
 */
import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import type {
  App,
  BrowserWindowConstructorOptions,
  ContextBridge,
  CustomScheme,
  HandlerDetails,
  IpcMain,
  IpcRenderer,
  Menu as ElectronMenu,
  MenuItemConstructorOptions,
  Protocol,
  Session,
  Shell,
  UtilityProcess,
  WebContents,
  WindowOpenHandlerResponse,
} from 'electron';

/** What the desktop shell did to Electron, for tests to look at. */
export const seen = {
  windows: [] as BrowserWindow[],
  external: [] as string[],
  schemes: [] as CustomScheme[],
  menu: [] as MenuItemConstructorOptions[],
  exitStatus: undefined as number | undefined,
  /** What preload.ts put on the window's global object. */
  exposed: new Map<string, unknown>(),
};

class StandInApp extends EventEmitter {
  isPackaged = false;
  /** What `requestSingleInstanceLock` answers: whether this is the first Roofline. */
  first = true;

  whenReady(): Promise<void> {
    return Promise.resolve();
  }
  /** The schemes that it was registered for. */
  readonly schemes: string[] = [];

  setAsDefaultProtocolClient(scheme: string): boolean {
    this.schemes.push(scheme);
    return true;
  }
  requestSingleInstanceLock(): boolean {
    return this.first;
  }
  quit(): void {
    this.emit('will-quit', { preventDefault: () => undefined });
  }
  exit(status = 0): void {
    seen.exitStatus = status;
    this.emit('stand-in:exit');
  }
}
export const app = new StandInApp() satisfies Pick<
  App,
  'isPackaged' | 'whenReady' | 'setAsDefaultProtocolClient' | 'requestSingleInstanceLock' | 'quit' | 'exit'
>;

class StandInIpc extends EventEmitter {
  readonly handlers = new Map<string, (event: never, ...args: unknown[]) => unknown>();

  handle(channel: string, listener: (event: never, ...args: unknown[]) => unknown): void {
    this.handlers.set(channel, listener);
  }
}

class StandInContents extends EventEmitter {
  readonly ipc = new StandInIpc() satisfies Pick<IpcMain, 'handle'>;
  readonly mainFrame = { url: '' };
  destroyed = false;
  reloads = 0;
  openWindow: ((details: HandlerDetails) => WindowOpenHandlerResponse) | undefined;

  send(channel: string, ...args: unknown[]): void {
    ipcRenderer.emit(channel, {}, ...structuredClone(args));
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  reload(): void {
    this.reloads++;
  }
  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.openWindow = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new StandInContents() satisfies Pick<
    WebContents,
    'send' | 'isDestroyed' | 'reload' | 'setWindowOpenHandler'
  >;
  minimized = false;

  constructor(readonly options: BrowserWindowConstructorOptions) {
    super();
    seen.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    queueMicrotask(() => this.emit('ready-to-show'));
    return Promise.resolve();
  }
  show(): void {
    this.emit('show');
  }
  focus(): void {
    this.emit('focus');
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  restore(): void {
    this.minimized = false;
  }
  close(): void {
    this.webContents.destroyed = true;
    this.emit('closed');
    app.emit('window-all-closed');
  }
}

/** The window that preload.ts runs in. */
function currentContents(): StandInContents {
  return seen.windows.at(-1)!.webContents;
}

class StandInIpcRenderer extends EventEmitter {
  /** The frame that asks, where it is another than the window's main frame. */
  frame: { url: string } | null | undefined;

  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = currentContents().ipc.handlers.get(channel);
    if (!handler) throw new Error(`no handler for ${channel}`);
    return structuredClone(await handler(this.#event() as never, ...structuredClone(args)));
  }
  send(channel: string, ...args: unknown[]): void {
    currentContents().ipc.emit(channel, this.#event(), ...structuredClone(args));
  }
  #event(): object {
    const contents = currentContents();
    return { sender: contents, senderFrame: this.frame === undefined ? contents.mainFrame : this.frame };
  }
}
export const ipcRenderer = new StandInIpcRenderer() satisfies Pick<IpcRenderer, 'invoke' | 'send'>;

export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown) => void seen.exposed.set(name, api),
} satisfies Pick<ContextBridge, 'exposeInMainWorld'>;

type PermissionCheck = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type PermissionRequest = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;

/** The permission handlers that were set. */
export const permissions: { check?: PermissionCheck | null; request?: PermissionRequest | null } = {};

export const session = {
  defaultSession: {
    setPermissionCheckHandler: (handler) => void (permissions.check = handler),
    setPermissionRequestHandler: (handler) => void (permissions.request = handler),
  } satisfies Pick<Session, 'setPermissionCheckHandler' | 'setPermissionRequestHandler'>,
};

type ProtocolHandler = Parameters<Protocol['handle']>[1];
const protocolHandlers = new Map<string, ProtocolHandler>();

export const protocol = {
  registerSchemesAsPrivileged: (schemes) => void seen.schemes.push(...schemes),
  handle: (scheme, handler) => void protocolHandlers.set(scheme, handler),
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;

/** Loads an address as a page would. */
export async function load(url: string): Promise<Response> {
  const handler = protocolHandlers.get(new URL(url).protocol.slice(0, -1));
  if (!handler) throw new Error(`nobody handles ${url}`);
  return handler(new Request(url));
}

export const shell = {
  openExternal: (url) => {
    seen.external.push(url);
    return Promise.resolve();
  },
} satisfies Pick<Shell, 'openExternal'>;

export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (template: MenuItemConstructorOptions[]) => void (seen.menu = template),
} satisfies Record<keyof Pick<typeof ElectronMenu, 'buildFromTemplate' | 'setApplicationMenu'>, unknown>;

/** A child process of plain Node that believes to be a utility process: `process.parentPort` is there. */
class StandInUtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(entry: string, args: readonly string[]) {
    super();
    this.#child = fork(entry, args, {
      execArgv: ['--import', path.join(import.meta.dirname, 'parent-port.mjs')],
      serialization: 'advanced',
    });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (status) => this.emit('exit', status ?? 1));
  }
  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object);
  }
  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork: (entry: string, args: string[] = []) =>
    new StandInUtilityProcess(entry, args) satisfies Pick<UtilityProcess, 'kill' | 'postMessage'>,
};
