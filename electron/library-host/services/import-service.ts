/** Importing: a text is read and previewed, then committed as one operation. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { ImportPreview, ImportReport } from '../../../shared/api/schemas.ts';
import type { ParseResult, Warning } from '../../../shared/formats/format.ts';
import { mergeDraft } from '../../../shared/library/merge.ts';
import { sampleLibrary } from '../../../shared/library/sample-library.ts';
import type { Change, Operation } from '../../../shared/library/changes.ts';
import type { DuplicateFinder } from '../../../shared/library/duplicates.ts';
import { fetchAddress } from '../metadata/fetch-address.ts';
import { papers } from '../../../shared/library/paper-count.ts';
import type { PaperDraft } from '../../../shared/library/paper.ts';
import type { Reading } from '../read-apart.ts';
import { isPdf } from '../metadata/fetch-pdf.ts';
import { recognisePdf, type PdfFacts } from '../pdf/pdf-facts.ts';
import { attachmentPath, storeAttachment } from '../store/attachments.ts';
import type { Pace } from '../store/library-store.ts';
import type { LongWork } from './long-work.ts';
import { planImport, withClaims, type ImportChoices, type ImportPlan } from './import-plan.ts';
import { checkWritable, type Handlers, type HostContext } from './service.ts';

/** Previews are kept until they are committed; a window has one open, so a few are plenty. */
const KEPT_PREVIEWS = 8;

const EVERYTHING: ImportChoices = { include: () => true, sameAs: new Set(), tags: [], headingTags: false };

type ImportRequests = Extract<keyof Handlers, `import.${string}`>;

/** What a preview was made from. A PDF becomes a file of its paper when it is committed. */
type Previewed = Reading & { readonly pdf?: { readonly name: string; readonly bytes: Uint8Array } };

/** A preview with the plan that it shows, for the library as it was. */
interface Kept {
  readonly reading: Previewed;
  readonly plan: ImportPlan;
  readonly revision: number;
}

/** Larger PDFs are scanned books. */
const LARGEST_PDF = 100 * 1024 * 1024;

export interface ImportService extends Pick<Handlers, ImportRequests> {
  /** Plans the import of what was read, and keeps it for `import.commit`. */
  previewReading(reading: Reading): Promise<ImportPreview>;
}

export function importService(context: HostContext): ImportService {
  const previews = new Map<string, Kept>();

  return {
    previewReading: (reading) => atLength((work) => preview(reading, work)),

    'import.preview': ({ text, ...options }) =>
      atLength(async (work) => {
        const outcome = await work.during('Reading', context.readApart(text, options, work.signal));
        if (!outcome.ok) throw new RooflineError(outcome.error.code, outcome.error.message, outcome.error);
        return preview(outcome.value, work);
      }),

    'import.fetch': ({ address }) =>
      atLength(async (work) => {
        const fetched = fetchAddress(address, { ...context.online(), signal: work.signal });
        return preview(await work.during('Fetching', fetched), work);
      }),

    'import.pdf': ({ name, bytes: base64 }) =>
      atLength(async (work) => {
        const bytes = Buffer.from(base64, 'base64');
        if (bytes.length > LARGEST_PDF) {
          throw new RooflineError(
            'too-large',
            `${name} is over 100 MB. Add it to its paper as a file instead.`,
          );
        }
        if (!isPdf(bytes))
          throw new RooflineError(
            'unrecognised-input',
            `${name} is no PDF, whatever its name says. Nothing was changed.`,
          );
        const facts = await work.during('Reading', readNamed(context, name, bytes));
        const papers = [recognisePdf(facts, name)];
        const result = { papers, warnings: [], unused: [] };
        return preview({ format: 'pdf', formatName: name, result, pdf: { name, bytes } }, work);
      }),

    'import.commit': async ({ previewId, include, sameAs, tags, headingTags, dryRun }) => {
      const kept = previews.get(previewId);
      if (!kept) {
        throw new RooflineError(
          'not-found',
          'That preview is gone. Open the import again; nothing was changed.',
        );
      }
      const { reading } = kept;
      const wanted = include && new Set(include);
      const choices = {
        include: (index: number) => wanted?.has(index) ?? true,
        sameAs: new Set(sameAs),
        tags,
        headingTags,
      };
      return atLength(async (work) => {
        const whole = dryRun || !choices.include(0) ? reading : await withFile(context, reading);
        const asShown =
          !include && sameAs.length === 0 && tags.length === 0 && !headingTags && whole === reading;
        const plan = await planAtLength(whole, choices, work, asShown ? kept : undefined);
        if (dryRun) return (await planned(context, whole, plan)).report;
        const report =
          (await commit(context, whole, plan, work.pace('Importing'))) ??
          (await commitAtOnce(context, whole, choices));
        previews.delete(previewId);
        return report;
      });
    },

    'import.sample': async () => {
      const papers = sampleLibrary();
      const result = { papers, warnings: [], unused: [] };
      return commitAtOnce(context, { format: 'sample', formatName: 'Sample', result }, EVERYTHING);
    },
  };

  function atLength<T>(work: (work: LongWork) => Promise<T>): Promise<T> {
    return context.atLength('import', work);
  }

  /** Plans the import of everything that was read, and remembers it for `import.commit`. */
  async function preview(reading: Previewed, work: LongWork): Promise<ImportPreview> {
    const { format, formatName, result } = reading;
    const { revision } = context.store;
    const plan = await planImport(context, result.papers, EVERYTHING, (fraction) =>
      work.at(fraction, 'Comparing with the library'),
    );
    const previewId = randomUUID();
    previews.set(previewId, { reading, plan, revision });
    const oldest = previews.keys().next();
    if (previews.size > KEPT_PREVIEWS && !oldest.done) previews.delete(oldest.value);
    return {
      previewId,
      format,
      formatName,
      ...(result.pageYear === undefined ? {} : { pageYear: result.pageYear }),
      otherYears: result.otherYears ?? [],
      items: plan.items.map((item) => ({ ...item, draft: shownDraft(item.draft) })),
      warnings: result.warnings,
      unused: result.unused,
    };
  }

  /**
   * A plan that takes its time: the `shown` one where nothing else was chosen. Made again in one go where the library changed
   * under it.
   */
  async function planAtLength(
    { result }: Reading,
    choices: ImportChoices,
    work: LongWork,
    shown: Kept | undefined,
  ): Promise<ImportPlan> {
    const { revision } = context.store;
    const pause = (fraction: number) => work.at(fraction, 'Importing');
    const plan =
      shown?.revision === revision ? shown.plan : await planImport(context, result.papers, choices, pause);
    const complete = await withClaims(context, plan, pause);
    if (context.store.revision === revision) return complete;
    return withClaims(context, await planImport(context, result.papers, choices));
  }
}

/** What a review shows of a draft: a file of a hundred thousand papers is not sent to the window and back. */
function shownDraft(draft: PaperDraft): PaperDraft {
  const { abstract: _abstract, abstractPrinted: _printed, note: _note, bib: _bib, ...shown } = draft;
  return shown;
}

/** Reads a PDF; where it can't be, says which: several may have been dropped at once. */
async function readNamed(context: HostContext, name: string, bytes: Uint8Array): Promise<PdfFacts> {
  try {
    return await context.readPdf(bytes);
  } catch (thrown) {
    if (!(thrown instanceof RooflineError)) throw thrown;
    const { code, message, ...rest } = thrown.error;
    throw new RooflineError(code, `${name}: ${message}`, rest);
  }
}

/** The reading of a PDF with the file put into the library, unless its paper has that very file already. */
async function withFile(context: HostContext, reading: Previewed): Promise<Reading> {
  const [draft] = reading.result.papers;
  const { pdf } = reading;
  if (!pdf || !draft) return reading;
  const { store } = context;
  checkWritable(context);
  const duplicates = await context.duplicates();
  for (const attachment of duplicates.find(draft)?.paper.attachments ?? []) {
    const path = await attachmentPath(store.folder, attachment).catch(() => undefined);
    const known = path === undefined ? undefined : await readFile(path).catch(() => undefined);
    if (known?.equals(pdf.bytes)) return reading;
  }
  const attachment = await storeAttachment(store.folder, pdf.name, pdf.bytes);
  const papers = [{ ...draft, attachments: [attachment] }];
  return { ...reading, result: { ...reading.result, papers } };
}

/** Makes a plan's changes at a pace. Resolves to nothing, and changes nothing, where the library changed meanwhile. */
async function commit(
  context: HostContext,
  reading: Reading,
  plan: ImportPlan,
  pace: Pace,
): Promise<ImportReport | undefined> {
  const { changes, report } = await planned(context, reading, plan);
  let asked = 0;
  function* make(): Generator<number, Operation | undefined> {
    yield 0;
    const isAsPlanned = ++asked === 1;
    return isAsPlanned && changes.length > 0 ? { name: operationName(plan), changes } : undefined;
  }
  await context.store.applyInSteps(make, pace);
  return asked === 1 ? report : undefined;
}

/** Plans an import and makes its changes, with nothing else in between. */
async function commitAtOnce(
  context: HostContext,
  reading: Reading,
  choices: ImportChoices,
): Promise<ImportReport> {
  const plan = await withClaims(context, await planImport(context, reading.result.papers, choices));
  const { changes, report } = await planned(context, reading, plan);
  if (changes.length > 0) await context.store.apply({ name: operationName(plan), changes });
  return report;
}

/** What a commit does, and how it is reported. */
async function planned(
  context: HostContext,
  { format, result }: Reading,
  plan: ImportPlan,
): Promise<{ changes: readonly Change[]; report: ImportReport }> {
  const enriched = enrich(context, await context.duplicates(), result);
  const report = {
    format,
    ...(result.pageYear === undefined ? {} : { pageYear: result.pageYear }),
    added: plan.added,
    merged: [...plan.merged, ...enriched.merged],
    duplicates: plan.duplicates,
    warnings: [...result.warnings, ...enriched.warnings],
    unused: result.unused,
  };
  return { changes: [...plan.changes, ...enriched.changes], report };
}

function operationName({ added, merged, duplicates }: ImportPlan): string {
  if (added.length > 0) return `import of ${papers(added.length)}`;
  if (merged.length > 0) return `import into ${papers(merged.length)}`;
  return `noting of where ${papers(duplicates.length)} stood again`;
}

/** Facts about papers that the library has (code links, say) are merged in; about others they are only counted. */
function enrich(
  context: HostContext,
  duplicates: DuplicateFinder,
  result: ParseResult,
): { changes: Change[]; merged: ImportReport['merged'][number][]; warnings: Warning[] } {
  const changes: Change[] = [];
  const merged: ImportReport['merged'][number][] = [];
  const now = context.now().toISOString();
  const facts = result.enrichments ?? [];
  let unmatched = 0;
  for (const fact of facts) {
    const found = duplicates.find(fact);
    if (found?.certainty !== 'same') {
      unmatched++;
      continue;
    }
    const { set, changed } = mergeDraft(found.paper, fact, now);
    if (Object.keys(set).length === 0) continue;
    changes.push({ kind: 'edit', id: found.paper.id, set });
    merged.push({
      id: found.paper.id,
      citeKey: found.paper.citeKey,
      changed: changed.map(({ field }) => field),
    });
  }
  const message = `${unmatched} of ${facts.length} records describe papers that are not in the library; they add nothing.`;
  return {
    changes,
    merged,
    warnings: unmatched === 0 ? [] : [{ code: 'no-such-paper', line: 1, column: 1, message }],
  };
}
