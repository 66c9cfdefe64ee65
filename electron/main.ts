/** The desktop shell's main process: boot order only. */
import { app } from 'electron';

await app.whenReady();
