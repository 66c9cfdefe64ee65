/** Better BibTeX's JSON export of a Zotero library ("BetterBibTeX JSON"): items with keys, notes, files and collections. */
import { z } from 'zod';
import type { Attachment, Name, PaperDraft } from '../library/paper.ts';
import type { Format, ParseOptions, ParseResult } from './format.ts';
import { readJsonRecords } from './json-records.ts';
import { LineAccount, splitLines } from './lines.ts';
import {
  collectionPath,
  draftOfZoteroItem,
  zoteroName,
  type ZoteroCollection,
  type ZoteroItem,
} from './zotero-item.ts';

const text = z.string().catch('');
const creatorSchema = z.object({ creatorType: text, firstName: text, lastName: text, name: text });
const itemSchema = z.looseObject({
  itemType: z.string(),
  itemID: z.number().optional().catch(undefined),
  citationKey: z.string().optional().catch(undefined),
  citekey: z.string().optional().catch(undefined),
  creators: z.array(creatorSchema).catch([]),
  tags: z.array(z.union([z.string(), z.object({ tag: z.string() }).transform((one) => one.tag)])).catch([]),
  notes: z
    .array(z.union([z.string(), z.object({ note: z.string() }).transform((one) => one.note)]))
    .catch([]),
  attachments: z
    .array(z.object({ path: text, localPath: text, title: text, mimeType: text, contentType: text }))
    .catch([]),
});
type Item = z.infer<typeof itemSchema>;
const collectionSchema = z.object({
  name: z.string(),
  parent: z.union([z.string(), z.boolean(), z.null()]).optional(),
  items: z.array(z.number()).catch([]),
});
const exportSchema = z.object({ collections: z.record(z.string(), collectionSchema).catch({}) });

export const betterBibtexJson: Format = {
  id: 'better-bibtex-json',
  name: 'Better BibTeX JSON',
  extensions: ['json'],
  recognise: (input) =>
    /^\s*\{/.test(input) && /"items"\s*:/.test(input) && /"itemType"\s*:/.test(input) ? 0.95 : 0,
  parse: (input, options) => parseExport(input, options),
};

function parseExport(input: string, options: ParseOptions): ParseResult {
  const { records, warnings } = readJsonRecords(input, ['items']);
  const account = new LineAccount(splitLines(input));
  const collections = collectionsByItem(input);
  const papers: PaperDraft[] = [];
  const unread: ParseResult['warnings'][number][] = [];
  for (const { value, from, to } of records) {
    const item = itemSchema.safeParse(value);
    if (!item.success) {
      account.unread(from, to);
      unread.push({
        code: 'no-item',
        line: from,
        column: 1,
        message: 'This record is no Zotero item: it has no item type.',
      });
      continue;
    }
    const draft = draftOfZoteroItem(zoteroItem(item.data, collections), {
      format: 'better-bibtex-json',
      ...(options.from === undefined ? {} : { from: options.from }),
      ...(options.captured === undefined ? {} : { capturedAt: options.captured }),
      lines: [from, to],
    });
    if (!draft) continue;
    account.paper(from, to);
    papers.push(draft);
  }
  for (const warning of warnings) account.unread(warning.line);
  return { papers, warnings: [...warnings, ...unread], unused: account.close('chrome').unused };
}

function zoteroItem(item: Item, collections: ReadonlyMap<number, readonly string[]>): ZoteroItem {
  const names = (type: (role: string) => boolean): Name[] =>
    item.creators
      .filter((creator) => type(creator.creatorType))
      .map(({ firstName, lastName, name }) => zoteroName(lastName, firstName, name))
      .filter((name) => name !== undefined);
  const fields = Object.fromEntries(
    Object.entries(item).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const citationKey = item.citationKey ?? item.citekey;
  return {
    itemType: item.itemType,
    fields,
    authors: names((role) => role !== 'editor' && role !== 'seriesEditor' && role !== 'translator'),
    editors: names((role) => role === 'editor'),
    ...(citationKey ? { citationKey } : {}),
    tags: item.tags,
    collections: item.itemID === undefined ? [] : (collections.get(item.itemID) ?? []),
    notes: item.notes,
    attachments: item.attachments.flatMap(attachmentOf),
  };
}

function attachmentOf(file: Item['attachments'][number]): Attachment[] {
  const path = file.localPath || file.path;
  const mimeType = file.mimeType || file.contentType;
  if (path === '') return [];
  return [
    { kind: 'linked', path, ...(file.title ? { title: file.title } : {}), ...(mimeType ? { mimeType } : {}) },
  ];
}

/** The paths of the collections that each item lies in. A file that is cut short has none: they stand at its end. */
function collectionsByItem(input: string): Map<number, string[]> {
  const byItem = new Map<number, string[]>();
  let all: z.infer<typeof exportSchema>['collections'];
  try {
    all = exportSchema.parse(JSON.parse(input)).collections;
  } catch {
    return byItem;
  }
  const find = (id: string) => (Object.hasOwn(all, id) ? inCollection(all[id]!) : undefined);
  for (const collection of Object.values(all)) {
    const path = collectionPath(inCollection(collection), find);
    for (const item of collection.items) byItem.set(item, [...(byItem.get(item) ?? []), path]);
  }
  return byItem;
}

function inCollection({ name, parent }: z.infer<typeof collectionSchema>): ZoteroCollection<string> {
  return typeof parent === 'string' ? { name, parent } : { name };
}
