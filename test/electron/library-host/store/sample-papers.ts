import type { Operation } from '../../../../shared/library/changes.ts';
import type { Paper } from '../../../../shared/library/paper.ts';

/** A valid paper; `number` makes it one of many. */
export function samplePaper(number: number, fields: Partial<Paper> = {}): Paper {
  const id = `0190${String(number).padStart(4, '0')}-0000-7000-8000-000000000000`;
  return {
    id,
    title: `Scheduling ${number} Experts: “Müller’s” Cache — 面白い 🚀`,
    abstract: `We study expert placement number ${number}. It is up to ${number + 1}.5× faster.`,
    authors: [{ family: 'Zhao', given: 'Wei' }, { literal: 'The Roofline Team' }],
    ids: { arxiv: `2401.${String(10000 + number)}` },
    type: 'preprint',
    versions: [],
    links: [],
    bib: {},
    attachments: [],
    tags: ['moe'],
    note: '',
    starred: false,
    status: 'inbox',
    citeKey: `zhao2024experts${number}`,
    keyAliases: [],
    claims: [],
    topics: [],
    sources: [{ format: 'manual' }],
    origin: {},
    addedAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...fields,
  };
}

export function importOf(...papers: Paper[]): Operation {
  return {
    name: `import of ${papers.length} papers`,
    changes: papers.map((paper) => ({ kind: 'add', paper })),
  };
}

export function editOf(paper: Paper, set: Record<string, unknown>, group?: string): Operation {
  return {
    name: `edit of ${paper.citeKey}`,
    changes: [{ kind: 'edit', id: paper.id, set }],
    ...(group ? { group } : {}),
  };
}
