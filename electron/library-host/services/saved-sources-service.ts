/** Saved sources: listings and queries that the user comes back to, and what is new there since they last looked. */
import { randomUUID } from 'node:crypto';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { ImportPreview, SavedSourceState } from '../../../shared/api/schemas.ts';
import { mergePrintings } from '../../../shared/formats/merge-printings.ts';
import type { SavedSource } from '../../../shared/library/library-meta.ts';
import type { PaperDraft } from '../../../shared/library/paper.ts';
import { compact, idKeys } from '../../../shared/library/paper-facts.ts';
import { refuseAddress } from '../metadata/exchange.ts';
import { fetchAddress } from '../metadata/fetch-address.ts';
import { readAddress } from '../metadata/read-address.ts';
import type { OnlineMemory } from '../online-memory.ts';
import type { Reading } from '../read-apart.ts';
import type { Handlers, HostContext } from './service.ts';

type SavedSourceRequests =
  | 'saved-sources.list'
  | 'saved-sources.add'
  | 'saved-sources.remove'
  | 'saved-sources.check'
  | 'saved-sources.mark-seen';

/**
 * @param preview Plans an import of what was read, as the import service does.
 */
export function savedSourcesService(
  context: HostContext,
  memory: OnlineMemory,
  preview: (reading: Reading) => Promise<ImportPreview>,
): Pick<Handlers, SavedSourceRequests> {
  const { store } = context;
  const saved = (): readonly SavedSource[] => store.state.meta.savedSources ?? [];
  /** What the last check of a source showed. */
  const shown = new Map<string, readonly string[]>();

  function find(id: string): SavedSource {
    const source = saved().find((each) => each.id === id);
    if (!source)
      throw new RooflineError('not-found', 'That saved source is no longer there.', { detail: id });
    return source;
  }

  async function stateOf({ id, name, address }: SavedSource): Promise<SavedSourceState> {
    const { checkedAt, fresh } = await memory.source(id);
    return { id, name, address, fresh, ...(checkedAt === undefined ? {} : { checkedAt }) };
  }

  const list = (): Promise<SavedSourceState[]> => Promise.all(saved().map(stateOf));

  async function setSaved(name: string, savedSources: readonly SavedSource[]): Promise<SavedSourceState[]> {
    await store.apply({ name, changes: [{ kind: 'meta', set: { savedSources } }] });
    return list();
  }

  return {
    'saved-sources.list': list,

    'saved-sources.add': ({ address: given, name }) => {
      const address = given.trim();
      const intake = readAddress(address);
      if (!intake || intake.kind === 'paper') {
        throw new RooflineError(
          'invalid-request',
          `“${address}” is no listing. Give the address of a page that lists papers, “hf” for Hugging Face's daily papers, or a query such as “arxiv cat:cs.DC AND abs:serving”.`,
        );
      }
      if (intake.kind === 'page') refuseAddress(new URL(intake.url));
      const twin = saved().find((source) => source.address === address);
      if (twin)
        throw new RooflineError(
          'conflict',
          `That listing is saved already, as “${twin.name}”. Check it there.`,
        );
      const source = { id: randomUUID(), name: name?.trim() || address.replace(/^https:\/\//, ''), address };
      return setSaved(`saving of the source ${source.name}`, [...saved(), source]);
    },

    'saved-sources.remove': async ({ id }) => {
      const source = find(id);
      const left = await setSaved(
        `removal of the source ${source.name}`,
        saved().filter((each) => each !== source),
      );
      await memory.setSource(id, undefined);
      return left;
    },

    'saved-sources.check': async ({ id }) => {
      const source = find(id);
      const { format, formatName, result } = await fetchAddress(source.address, context.online());
      const before = await memory.source(id);
      const seen = new Set(before.seen);
      // Cross-lists stand twice on a page, and a paper may be on the page again when it is replaced: each counts once.
      const papers = mergePrintings(result.papers);
      const duplicates = await context.duplicates();
      const isKnown = (draft: PaperDraft): boolean =>
        keysOf(draft).some((key) => seen.has(key)) || duplicates.find(draft)?.certainty === 'same';
      const unknown = papers.filter((draft) => !isKnown(draft));
      const fresh = unknown.filter((draft) => !isRevision(draft, before.checkedAt));
      shown.set(id, papers.flatMap(keysOf));
      const checkedAt = context.now().toISOString();
      await memory.setSource(id, { ...before, checkedAt, fresh: fresh.length });
      return {
        source: await stateOf(source),
        known: papers.length - unknown.length,
        revised: unknown.length - fresh.length,
        preview: await preview({ format, formatName, result: { ...result, papers: fresh } }),
      };
    },

    'saved-sources.mark-seen': async ({ id }) => {
      const source = find(id);
      const before = await memory.source(id);
      const seen = [...new Set([...before.seen, ...(shown.get(id) ?? [])])];
      await memory.setSource(id, { ...before, seen, fresh: 0 });
      return stateOf(source);
    },
  };
}

/** What a paper is remembered by: its identifiers, else its title. */
function keysOf(draft: PaperDraft): readonly string[] {
  const keys = idKeys(draft.ids ?? {});
  return keys.length > 0 ? keys : [`title:${compact(draft.title)}`];
}

/** A preprint submitted this long before a check was announced by then (over a long weekend), milliseconds. */
const ANNOUNCED_WITHIN = 7 * 24 * 3_600_000;

/**
 * A later version of a preprint that was out before: no new paper, even where the first was never seen. A listing says so; a
 * query's answer has the day on which the first came, to be held against the last check.
 */
function isRevision({ ids, published, sources }: PaperDraft, checkedAt: string | undefined): boolean {
  if (sources.every(({ revised }) => revised)) return true;
  if ((ids?.arxivVersion ?? 1) === 1 || checkedAt === undefined) return false;
  const { year, month, day } = published ?? {};
  if (year === undefined || month === undefined || day === undefined) return false;
  return Date.UTC(year, month - 1, day) < Date.parse(checkedAt) - ANNOUNCED_WITHIN;
}
