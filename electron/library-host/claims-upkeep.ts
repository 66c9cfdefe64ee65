/**
 * Reads the claims of a whole library again after the rules changed: in the background, in slices, and without touching what
 * the user settled. It is no step to undo, and one that is cut short begins anew at the next start.
 */
import { refreshClaims } from '../../shared/claims/refresh.ts';
import { RULES_VERSION } from '../../shared/claims/rules-version.ts';
import type { Change } from '../../shared/library/changes.ts';
import type { Paper } from '../../shared/library/paper.ts';
import { sameValue } from '../../shared/library/same-value.ts';
import type { LibraryStore } from './store/library-store.ts';
import { inSlices } from './store/slices.ts';

/** How many papers change in one operation: few, so that none holds the host for long. */
const GROUP = 4;

/**
 * Brings the claims of all papers up to the current rules. Resolves to the number of papers that changed; `signal` ends it
 * early. Rejects as `store.apply` does.
 */
export async function refreshLibraryClaims(store: LibraryStore, signal: AbortSignal): Promise<number> {
  const isDue = store.state.meta.claimRules !== RULES_VERSION && store.state.papers.size > 0;
  if (!isDue || store.readOnly !== undefined) return 0;
  const pause = inSlices();
  let changed = 0;
  let group: { readonly read: Paper; readonly change: Change }[] = [];
  const write = async (): Promise<void> => {
    const changes = group.flatMap(({ read, change }) => {
      const paper = store.state.papers.get(read.id);
      // A paper that changed meanwhile was read with the current rules, or is read again here.
      return paper === read ? change : (claimsChange(paper) ?? []);
    });
    group = [];
    if (changes.length === 0) return;
    changed += changes.length;
    await store.apply({ name: 'reading of claims with newer rules', changes, background: true });
  };
  for (const id of [...store.state.papers.keys()]) {
    const paper = store.state.papers.get(id);
    const change = claimsChange(paper);
    if (paper && change) group.push({ read: paper, change });
    await pause();
    if (signal.aborted) return changed;
    if (group.length === GROUP) await write();
  }
  await write();
  await store.apply({
    name: 'reading of claims with newer rules',
    changes: [{ kind: 'meta', set: { claimRules: RULES_VERSION } }],
    background: true,
  });
  return changed;
}

/** The change that brings a paper's claims up to the rules; undefined where they are. Without an abstract nothing can be read. */
function claimsChange(paper: Paper | undefined): Change | undefined {
  if (paper === undefined || (paper.abstract ?? paper.abstractPrinted) === undefined) return undefined;
  const claims = refreshClaims(paper);
  return sameValue(claims, paper.claims) ? undefined : { kind: 'edit', id: paper.id, set: { claims } };
}
