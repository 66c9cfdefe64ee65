/** A process that acquires the library in its first argument, says what it became, and stays. For tests that kill it. */
import { acquireLibrary } from '../../../../electron/library-host/store/library-lock.ts';

const acquired = await acquireLibrary(process.argv[2]!);
process.send?.(acquired.role);
setInterval(() => undefined, 1000);
