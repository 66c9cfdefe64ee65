/** The library as a whole: overview, settings, tags, saved searches, undo and redo. */
import type { RequestOutput } from '../../../shared/api/contract.ts';
import { RooflineError } from '../../../shared/api/errors.ts';
import { parseKeyPattern } from '../../../shared/library/citation-key.ts';
import type { LibraryMeta } from '../../../shared/library/library-meta.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { isUnderTag, normaliseTag } from '../../../shared/library/tags.ts';
import { topicLabel } from '../../../shared/topics/topic-label.ts';
import { examine, repair } from '../store/doctor.ts';
import type { UndoOutcome } from '../store/library-store.ts';
import { changePapers } from './change-papers.ts';
import { userEdit } from './papers-service.ts';
import { papersById, type Handlers, type HostContext } from './service.ts';

type LibraryRequests =
  | 'library.overview'
  | 'library.trouble'
  | 'library.settings'
  | 'library.change-settings'
  | 'library.examine'
  | 'tags.list'
  | 'tags.shared'
  | 'tags.rename'
  | 'tags.delete'
  | 'tags.colour'
  | 'searches.save'
  | 'searches.delete'
  | 'history.undo'
  | 'history.redo';

export function libraryService(context: HostContext): Pick<Handlers, LibraryRequests> {
  const { store, view, index } = context;
  const meta = (): LibraryMeta => store.state.meta;
  const setMeta = (name: string, set: Partial<LibraryMeta>): Promise<number> =>
    store.apply({ name, changes: [{ kind: 'meta', set }] });

  const tags = (): { name: string; count: number; colour?: number }[] =>
    view.tags().map((tag) => {
      const colour = meta().tagColours[tag.name];
      return colour === undefined ? tag : { ...tag, colour };
    });

  return {
    'library.overview': () => ({
      folder: store.folder,
      revision: store.revision,
      total: view.total,
      statuses: view.statuses(),
      starred: view.starred,
      tags: tags(),
      topics: view.topics().map((topic) => ({ ...topic, label: topicLabel(topic.value) })),
      savedSearches: meta().savedSearches.map((search) => ({
        ...search,
        count: index.count(search.query, context.now()),
      })),
      ...(store.readOnly ? { readOnly: store.readOnly } : {}),
      ...(store.undoName ? { undo: store.undoName } : {}),
      ...(store.redoName ? { redo: store.redoName } : {}),
      ...(index.progress === undefined ? {} : { indexing: index.progress }),
      trouble: store.trouble,
    }),

    'library.trouble': () => store.trouble,

    'library.settings': () => meta().settings,

    'library.change-settings': async (change) => {
      const pattern = change.keyPattern === undefined ? undefined : parseKeyPattern(change.keyPattern);
      if (pattern?.ok === false) throw new RooflineError(pattern.error.code, pattern.error.message);
      await setMeta('change of the settings', { settings: { ...meta().settings, ...change } });
      return meta().settings;
    },

    'library.examine': async (input) => {
      const diagnoses = await examine(store);
      return {
        diagnoses: diagnoses.map(({ level, message, repair: step }) => ({
          level,
          message,
          repairable: step !== undefined,
        })),
        repaired: input.repair ? await repair(store, diagnoses) : 0,
      };
    },

    'tags.list': () => tags(),

    'tags.shared': ({ ids }) => {
      const [first, ...others] = papersById(context, ids);
      return first?.tags.filter((tag) => others.every(({ tags }) => tags.includes(tag))) ?? [];
    },

    'tags.rename': async (input) => {
      const from = normaliseTag(input.from);
      const to = normaliseTag(input.to);
      if (to === '') throw new RooflineError('invalid-request', 'The new tag needs a name.');
      return retag(`renaming of the tag ${from} to ${to}`, from, (tag) => to + tag.slice(from.length));
    },

    'tags.delete': async ({ tag }) => retag(`deletion of the tag ${tag}`, normaliseTag(tag), () => undefined),

    'tags.colour': async ({ tag, colour }) => {
      const { [tag]: _old, ...others } = meta().tagColours;
      const tagColours = colour === null ? others : { ...others, [tag]: colour };
      return { revision: await setMeta(`colour of the tag ${tag}`, { tagColours }) };
    },

    'searches.save': async (search) => {
      const others = meta().savedSearches.filter(({ id }) => id !== search.id);
      const savedSearches = [...others, search].sort((a, b) => a.name.localeCompare(b.name, 'en'));
      return { revision: await setMeta(`saving of the search “${search.name}”`, { savedSearches }) };
    },

    'searches.delete': async ({ id }) => {
      const search = meta().savedSearches.find((saved) => saved.id === id);
      if (!search) throw new RooflineError('not-found', 'That saved search is already gone.');
      const savedSearches = meta().savedSearches.filter((saved) => saved !== search);
      return { revision: await setMeta(`deletion of the search “${search.name}”`, { savedSearches }) };
    },

    'history.undo': () =>
      context.atLength('change', async (work) => forShell(await store.undo(work.pace('Undoing')))),
    'history.redo': () =>
      context.atLength('change', async (work) => forShell(await store.redo(work.pace('Doing again')))),
  };

  /** Replaces a tag and all that is nested under it, on every paper and in the colours, as one step. */
  function retag(
    name: string,
    from: string,
    replace: (tag: string) => string | undefined,
  ): Promise<{ revision: number; papers: number }> {
    const replaced = (tag: string): string[] => {
      if (!isUnderTag(tag, from)) return [tag];
      const to = replace(tag);
      return to === undefined ? [] : [to];
    };
    const tagged = (): Paper[] =>
      [...store.state.papers.values()].filter((paper) => paper.tags.some((tag) => isUnderTag(tag, from)));
    if (tagged().length === 0) throw new RooflineError('not-found', `No paper has the tag “${from}”.`);
    const colours = (): [string, number][] =>
      Object.entries(meta().tagColours).flatMap(([tag, colour]) =>
        replaced(tag).map((to): [string, number] => [to, colour]),
      );
    return changePapers(context, {
      name: () => name,
      papers: tagged,
      changeOf: (paper) => [userEdit(context, paper, { tags: [...new Set(paper.tags.flatMap(replaced))] })],
      besides: () => [{ kind: 'meta', set: { tagColours: Object.fromEntries(colours()) } }],
    });
  }
}

/** Papers that are named: a window wants to show them. */
const MOST_IDS = 100;

function forShell({ skipped, ids, ...outcome }: UndoOutcome): RequestOutput<'history.undo'> {
  return { ...outcome, skipped: [...skipped], ids: ids.slice(0, MOST_IDS) };
}
