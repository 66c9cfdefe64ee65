/** Importing: a text is read and previewed, then committed as one operation. */
import { randomUUID } from 'node:crypto';
import { RooflineError } from '../../../shared/api/errors.ts';
import type { RequestData } from '../../../shared/api/contract.ts';
import type { ImportPreview, ImportReport } from '../../../shared/api/schemas.ts';
import type { Format, ParseResult, Warning } from '../../../shared/formats/format.ts';
import { readText } from '../../../shared/formats/read-text.ts';
import { mergeDraft } from '../../../shared/library/merge.ts';
import { sampleLibrary } from '../../../shared/library/sample-library.ts';
import type { Change } from '../../../shared/library/changes.ts';
import { fetchAddress } from '../metadata/fetch-address.ts';
import { planImport, type ImportChoices, type ImportPlan } from './import-plan.ts';
import type { Handlers, HostContext } from './service.ts';

/** Previews are kept until they are committed; a window has one open, so a few are plenty. */
const KEPT_PREVIEWS = 8;

const EVERYTHING: ImportChoices = { include: () => true, sameAs: new Set(), tags: [], headingTags: false };

interface Preview {
  readonly format: string;
  readonly result: ParseResult;
}

export function importService(
  context: HostContext,
): Pick<Handlers, 'import.preview' | 'import.fetch' | 'import.commit' | 'import.sample'> {
  const previews = new Map<string, Preview>();

  return {
    'import.preview': (input) => {
      const { format, result } = read(input);
      return preview(format.id, format.name, result);
    },

    'import.fetch': async ({ address }) => {
      const { format, formatName, result } = await fetchAddress(address, context.online());
      return preview(format, formatName, result);
    },

    'import.commit': async ({ previewId, include, sameAs, tags, headingTags, dryRun }) => {
      const preview = previews.get(previewId);
      if (!preview) {
        throw new RooflineError(
          'not-found',
          'That preview is gone. Open the import again; nothing was changed.',
        );
      }
      const wanted = include && new Set(include);
      const plan = planImport(context, preview.result.papers, {
        include: (index) => wanted?.has(index) ?? true,
        sameAs: new Set(sameAs),
        tags,
        headingTags,
      });
      if (dryRun) return planned(context, preview, plan).report;
      const report = await commit(context, preview, plan);
      previews.delete(previewId);
      return report;
    },

    'import.sample': async () => {
      const papers = sampleLibrary();
      const plan = planImport(context, papers, EVERYTHING);
      return commit(context, { format: 'sample', result: { papers, warnings: [], unused: [] } }, plan);
    },
  };
  /** Plans the import of everything that was read, and remembers it for `import.commit`. */
  function preview(format: string, formatName: string, result: ParseResult): ImportPreview {
    const previewId = randomUUID();
    previews.set(previewId, { format, result });
    const oldest = previews.keys().next();
    if (previews.size > KEPT_PREVIEWS && !oldest.done) previews.delete(oldest.value);
    const { items } = planImport(context, result.papers, EVERYTHING);
    return {
      previewId,
      format,
      formatName,
      ...(result.pageYear === undefined ? {} : { pageYear: result.pageYear }),
      otherYears: result.otherYears ?? [],
      items,
      warnings: result.warnings,
      unused: result.unused,
    };
  }
}

function read(input: RequestData<'import.preview'>): { format: Format; result: ParseResult } {
  const { text, ...options } = input;
  const outcome = readText(text, options);
  if (!outcome.ok) throw new RooflineError(outcome.error.code, outcome.error.message, outcome.error);
  return outcome.value;
}

async function commit(context: HostContext, preview: Preview, plan: ImportPlan): Promise<ImportReport> {
  const { changes, report } = planned(context, preview, plan);
  if (changes.length > 0) await context.store.apply({ name: operationName(plan), changes });
  return report;
}

/** What a commit does, and how it is reported. */
function planned(
  context: HostContext,
  { format, result }: Preview,
  plan: ImportPlan,
): { changes: readonly Change[]; report: ImportReport } {
  const enriched = enrich(context, result);
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
  const papers = (count: number): string => (count === 1 ? '1 paper' : `${count} papers`);
  if (added.length > 0) return `import of ${papers(added.length)}`;
  if (merged.length > 0) return `import into ${papers(merged.length)}`;
  return `noting of where ${papers(duplicates.length)} stood again`;
}

/** Facts about papers that the library has (code links, say) are merged in; about others they are only counted. */
function enrich(
  context: HostContext,
  result: ParseResult,
): { changes: Change[]; merged: ImportReport['merged'][number][]; warnings: Warning[] } {
  const changes: Change[] = [];
  const merged: ImportReport['merged'][number][] = [];
  const now = context.now().toISOString();
  const facts = result.enrichments ?? [];
  let unmatched = 0;
  for (const fact of facts) {
    const found = context.duplicates.find(fact);
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
