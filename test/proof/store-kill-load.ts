/** The load of store-kill.ts, as a process that will be killed: change after change, each reported once it is acknowledged. */
import { openStore } from '../../electron/library-host/store/open-store.ts';
import { change } from './store-kill-changes.ts';

const [folder = '', together = '1'] = process.argv.slice(2);
process.send?.('ready');
process.once('message', () => void run());

async function run(): Promise<void> {
  const store = await openStore(folder, {
    device: 'desk',
    snapshotAfter: 20_000,
    lineLength: 500,
    watch: false,
  });
  process.send?.('working');
  for (;;) {
    const group = Array.from({ length: Number(together) }, () => change(store, store.revision + 1));
    for (const revision of await Promise.all(group)) process.send?.({ acknowledged: revision });
    if (store.revision % 97 === 0) await store.save();
  }
}
