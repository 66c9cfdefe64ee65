/** Reading, searching, editing and deleting papers. */
import { RooflineError } from '../../../shared/api/errors.ts';
import type { PaperEdit } from '../../../shared/api/schemas.ts';
import { refreshClaims } from '../../../shared/claims/refresh.ts';
import { makeCiteKey, safeKey } from '../../../shared/library/citation-key.ts';
import type { Change, Patch } from '../../../shared/library/changes.ts';
import { mergeBoth } from '../../../shared/library/merge-both.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { toRow } from '../../../shared/library/row.ts';
import { sameValue } from '../../../shared/library/same-value.ts';
import { normaliseTag } from '../../../shared/library/tags.ts';
import { foldText } from '../../../shared/library/text.ts';
import { suggestTopics } from '../../../shared/topics/suggest.ts';
import { changePapers } from './change-papers.ts';
import { describePapers, papersById, type Handlers, type HostContext } from './service.ts';

type PaperRequests =
  | 'papers.search'
  | 'papers.ids'
  | 'papers.find'
  | 'papers.complete-query'
  | 'papers.get'
  | 'papers.edit'
  | 'papers.tag'
  | 'papers.delete'
  | 'papers.regenerate-keys';

export function papersService(context: HostContext): Pick<Handlers, PaperRequests> {
  const { store, view, index } = context;

  return {
    'papers.search': (input) => {
      const started = performance.now();
      const { hits, ...answer } = index.search(input, context.now());
      const rows = hits.flatMap((hit) => {
        const paper = store.state.papers.get(hit.id);
        return paper ? [toRow(paper, hit)] : [];
      });
      return { ...answer, rows, ms: performance.now() - started };
    },

    'papers.ids': (input) => ({ ids: index.pageOfIds(input, context.now()) }),

    'papers.find': async (input) => {
      // A window shows what it has and fills in the rest; a script takes the answer for the whole truth.
      await index.allRead();
      const started = performance.now();
      const { total, problems, hits } = index.search(input, context.now());
      return {
        total,
        problems,
        ms: performance.now() - started,
        hits: hits.flatMap(({ id, score, matches }) => {
          const paper = store.state.papers.get(id);
          return paper ? [{ paper, score, matches }] : [];
        }),
      };
    },

    'papers.complete-query': ({ query, cursor }) => index.complete(query, cursor),

    'papers.get': (input) => {
      const paper = 'id' in input ? store.state.papers.get(input.id) : view.findByKey(input.key);
      if (!paper) {
        const name =
          'key' in input
            ? `No paper has the citation key “${input.key}”.`
            : 'That paper is no longer in the library.';
        throw new RooflineError('not-found', name);
      }
      return {
        paper,
        backlinks: view.backlinks(paper).map(({ id, citeKey, title }) => ({ id, citeKey, title })),
        suggestedTopics: suggestTopics(paper)
          .filter(({ topic }) => !paper.topics.includes(topic))
          .map(({ topic, label, evidence }) => ({ topic, label, evidence: [...evidence] })),
      };
    },

    'papers.edit': ({ ids, edit, seen = {}, group }) => {
      if (edit.citeKey !== undefined && ids.length > 1) {
        throw new RooflineError(
          'invalid-request',
          'A citation key names one paper. Change it for one paper at a time.',
        );
      }
      const fields = Object.keys(edit);
      const what = fields.length === 1 ? (FIELD_NAMES[fields[0]!] ?? fields[0]!) : 'details';
      return changePapers(context, {
        name: (papers) => `change of the ${what} of ${describePapers(papers)}`,
        papers: () => papersById(context, ids),
        changeOf: (paper) => editChange(context, paper, edit, seen),
        ...(group ? { group } : {}),
      });
    },

    'papers.tag': ({ ids, add, remove }) => {
      const added = add.map(normaliseTag);
      const removed = new Set(remove.map(normaliseTag));
      const says = [...added.map((tag) => `+${tag}`), ...[...removed].map((tag) => `−${tag}`)].join(' ');
      return changePapers(context, {
        name: (papers) => `tagging ${says} of ${describePapers(papers)}`,
        papers: () => papersById(context, ids),
        changeOf: (paper) => {
          const tags = [...new Set([...paper.tags.filter((tag) => !removed.has(tag)), ...added])];
          return sameValue(tags, paper.tags) ? [] : [userEdit(context, paper, { tags })];
        },
      });
    },

    'papers.delete': ({ ids }) =>
      changePapers(context, {
        name: (papers) => `deletion of ${describePapers(papers)}`,
        papers: () => papersById(context, [...new Set(ids)]),
        changeOf: ({ id }) => [{ kind: 'remove', id }],
      }),

    'papers.regenerate-keys': ({ ids }) => {
      let rekey = keyMaker(context);
      return changePapers(context, {
        name: (papers) => `new citation keys for ${describePapers(papers)}`,
        papers: () => {
          rekey = keyMaker(context);
          return papersById(context, ids).filter((paper) => !paper.citeKeyPinned);
        },
        changeOf: (paper) => {
          const set = rekey(paper);
          return Object.keys(set).length === 0 ? [] : [userEdit(context, paper, set)];
        },
      });
    },
  };
}

const FIELD_NAMES: Readonly<Record<string, string>> = {
  citeKey: 'citation key',
  citeKeyPinned: 'pinned key',
  bib: 'BibTeX fields',
};

/** Fields of a paper as they were where an edit was made. */
type Seen = Readonly<Record<string, unknown>>;

/** The change that an edit makes to a paper: none where it says what is already there. */
function editChange(context: HostContext, paper: Paper, edit: PaperEdit, seen: Seen): Change[] {
  const { citeKey, tags, title, ...rest } = edit;
  const set: Patch = {
    ...rest,
    ...(title === undefined ? {} : { title: requireText(foldText(title), 'A paper needs a title.') }),
    ...(tags === undefined ? {} : { tags: [...new Set(tags.map(normaliseTag))] }),
    ...(citeKey === undefined ? {} : renameKey(paper, checkedKey(context, paper, citeKey))),
    ...(edit.abstract === undefined ? {} : newAbstract(paper, edit.abstract)),
    // Whoever edits a date has seen the year: it is theirs now, no longer inferred.
    ...(edit.published === undefined ? {} : { yearInferred: null }),
  };
  const now = new Map<string, unknown>(Object.entries(paper));
  const changed = Object.fromEntries(
    Object.entries(set)
      .map(([field, value]): [string, unknown] => {
        const missed = Object.hasOwn(seen, field) && !sameValue(seen[field], now.get(field));
        return [field, (missed ? mergeBoth(field, seen[field], value, now.get(field)) : undefined) ?? value];
      })
      .filter(([field, value]) => !sameValue(now.get(field), value ?? undefined)),
  );
  return Object.keys(changed).length === 0 ? [] : [userEdit(context, paper, changed, Object.keys(edit))];
}

/** The fields that follow an abstract: the printed form no longer applies, and its claims are read anew. */
function newAbstract(paper: Paper, abstract: string | null): Patch {
  const claims = refreshClaims({ claims: paper.claims, abstract: abstract ?? undefined });
  return { abstract, abstractPrinted: null, claims };
}

/** An edit whose fields (those that were `typed`) are recorded as the user's, so that no re-import overwrites them. */
export function userEdit(
  context: HostContext,
  paper: Paper,
  set: Patch,
  typed: readonly string[] = Object.keys(set),
): Change {
  const origin = { ...paper.origin, ...Object.fromEntries(typed.map((field) => [field, 'user'])) };
  return { kind: 'edit', id: paper.id, set: { ...set, origin, updatedAt: context.now().toISOString() } };
}

/**
 * Makes new keys by the library's pattern, each different from those made before: what to set on a paper. Pinned keys stay, the
 * old ones become aliases.
 */
export function keyMaker({ store, view }: HostContext): (paper: Paper) => Patch {
  const taken = new Set<string>();
  return (paper) => {
    if (paper.citeKeyPinned) return {};
    const citeKey = makeCiteKey(
      { ...paper, citeKey: undefined },
      store.state.meta.settings.keyPattern,
      (key) => taken.has(key.toLowerCase()) || view.isKeyTaken(key, paper.id),
    );
    taken.add(citeKey.toLowerCase());
    return renameKey(paper, citeKey);
  };
}

function renameKey(paper: Paper, citeKey: string): Patch {
  if (citeKey === paper.citeKey) return {};
  const keyAliases = [...new Set([...paper.keyAliases, paper.citeKey])].filter((key) => key !== citeKey);
  return { citeKey, keyAliases };
}

function checkedKey(context: HostContext, paper: Paper, wanted: string): string {
  const key = safeKey(wanted);
  if (key === '') {
    throw new RooflineError(
      'invalid-request',
      'A citation key needs letters or digits, without blanks, commas or braces.',
    );
  }
  if (context.view.isKeyTaken(key, paper.id)) {
    const holder = context.view.findByKey(key);
    throw new RooflineError(
      'conflict',
      `The key “${key}” belongs to “${holder?.title ?? 'another paper'}”. Choose another one.`,
    );
  }
  return key;
}

function requireText(text: string, message: string): string {
  if (text === '') throw new RooflineError('invalid-request', message);
  return text;
}
