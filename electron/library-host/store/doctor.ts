/** Checks a library from top to bottom, and repairs what can be proven to be right. */
import { join } from 'node:path';
import type { Operation } from '../../../shared/library/changes.ts';
import type { Paper } from '../../../shared/library/paper.ts';
import { isAttachmentThere } from './attachments.ts';
import { listBackups } from './backups.ts';
import { diskFiles, ifExists, type FileLayer } from './file-layer.ts';
import type { LibraryStore } from './library-store.ts';
import { readLines } from './lines.ts';
import { readPaper } from './snapshot-format.ts';
import { readSnapshot } from './snapshot-reader.ts';

export interface Diagnosis {
  readonly level: 'error' | 'warning' | 'info';
  /** For people: what is wrong, and what to do. */
  readonly message: string;
  /** What would repair it, where that is proven; an operation, so that it can be undone. */
  readonly repair?: Operation;
}

/** Examines an open library: what was found when it was opened, citation keys, attachments, damaged papers, backups. */
export async function examine(store: LibraryStore, files: FileLayer = diskFiles): Promise<Diagnosis[]> {
  return [
    ...store.trouble.map((message): Diagnosis => ({ level: 'error', message })),
    ...duplicateKeys(store),
    ...(await missingAttachments(store, files)),
    ...(await damagedPapers(store, files)),
    ...(await badBackups(store, files)),
  ];
}

/** Applies the repairs of a diagnosis. Resolves to how many there were. */
export async function repair(store: LibraryStore, diagnoses: readonly Diagnosis[]): Promise<number> {
  const repairs = diagnoses.flatMap(({ repair: operation }) => (operation ? [operation] : []));
  for (const operation of repairs) await store.apply(operation);
  return repairs.length;
}

function duplicateKeys({ state }: LibraryStore): Diagnosis[] {
  const byKey = new Map<string, Paper[]>();
  for (const paper of state.papers.values())
    byKey.set(paper.citeKey, [...(byKey.get(paper.citeKey) ?? []), paper]);
  return [...byKey]
    .filter(([, papers]) => papers.length > 1)
    .map(([key, papers]) => ({
      level: 'error',
      message: `${papers.length} papers have the citation key ${key}: ${papers.map(({ title }) => `“${title}”`).join(', ')}. Change all but one.`,
    }));
}

async function missingAttachments({ state, folder }: LibraryStore, files: FileLayer): Promise<Diagnosis[]> {
  const found: Diagnosis[] = [];
  for (const { citeKey, attachments } of state.papers.values()) {
    for (const attachment of attachments) {
      if (await isAttachmentThere(folder, attachment, files)) continue;
      found.push({
        level: 'warning',
        message: `${citeKey}: the attachment ${attachment.path} is missing, or lies outside the library.`,
      });
    }
  }
  return found;
}

/** Papers that only a damaged file, set aside when the library was opened, still has a part of. */
async function damagedPapers(store: LibraryStore, files: FileLayer): Promise<Diagnosis[]> {
  const names = ((await ifExists(files.list(store.folder))) ?? []).filter((name) =>
    /^library\.damaged-.*\.json$/.test(name),
  );
  const found: Diagnosis[] = [];
  for (const name of names) {
    for await (const { bytes, number } of readLines(files, join(store.folder, name))) {
      const text = bytes.toString();
      const check = /"check":"([0-9a-f]{8})"\},?\s*$/.exec(text)?.[1];
      if (number < 3 || check === undefined || !('problem' in readPaper(bytes))) continue;
      found.push(
        ...(await diagnoseLine(store, files, `Line ${number} of ${name}`, Number.parseInt(check, 16))),
      );
    }
  }
  return found;
}

/** A damaged line still names its checksum. A paper in a backup that fits it is, byte for byte, what the line was. */
async function diagnoseLine(
  store: LibraryStore,
  files: FileLayer,
  line: string,
  check: number,
): Promise<Diagnosis[]> {
  for (const backup of await listBackups(store.folder, files)) {
    const { papers, checks } = await readSnapshot(files, backup.path);
    const [id] = [...checks].find(([, other]) => other === check) ?? [];
    const paper = id === undefined ? undefined : papers.get(id);
    if (!paper) continue;
    if (store.state.papers.has(paper.id)) return [];
    return [
      {
        level: 'error',
        message: `${line}, ${paper.citeKey} (“${paper.title}”), is damaged; the backup ${backup.name} holds exactly what it was.`,
        repair: { name: `repair of ${paper.citeKey}`, changes: [{ kind: 'add', paper }] },
      },
    ];
  }
  return [{ level: 'error', message: `${line} is damaged, and no backup holds exactly what it was.` }];
}

async function badBackups(store: LibraryStore, files: FileLayer): Promise<Diagnosis[]> {
  const backups = await listBackups(store.folder, files);
  const found: Diagnosis[] = [];
  for (const { name, path, papers } of backups) {
    const { findings, papers: readable } = await readSnapshot(files, path);
    if (findings.length === 0 && readable.size === papers) continue;
    found.push({
      level: 'warning',
      message: `The backup ${name} is damaged: ${readable.size} of ${papers} papers can be read. ${findings[0]?.message ?? ''}`,
    });
  }
  if (backups.length === 0 && store.state.papers.size > 0)
    found.push({ level: 'info', message: 'There is no backup yet. One is made when the library is closed.' });
  return found;
}
