/** The desktop window's bridge: the only code that sees both Electron and the page. */
import { contextBridge } from 'electron';

contextBridge.exposeInMainWorld('roofline', {});
