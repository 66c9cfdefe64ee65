/** `roofline set`: changes one field of a paper. */
import type { Command } from 'commander';
import { RooflineError } from '../../shared/api/errors.ts';
import type { PaperEdit } from '../../shared/api/schemas.ts';
import { parseName } from '../../shared/library/names.ts';
import { parseArxivId, parseDoi } from '../../shared/library/identifiers.ts';
import { PAPER_TYPES, STATUSES, type Paper, type PartialDate } from '../../shared/library/paper.ts';
import { findPapers } from './find-papers.ts';
import { printJson, withLibrary, type CommonOptions } from './session.ts';
import type { Terminal } from './terminal.ts';

/** Reads a value for a field. An empty value takes an optional field away. Throws what is wrong with it. */
type ReadField = (value: string, paper: Paper) => PaperEdit;

const FIELDS: Readonly<Record<string, ReadField>> = {
  title: (value) => ({ title: required(value) }),
  abstract: (value) => ({ abstract: value || null }),
  authors: (value) => ({
    authors: value
      .split(/\s+and\s+|\s*;\s*/)
      .filter(Boolean)
      .map(parseName),
  }),
  date: (value) => ({ published: value === '' ? null : readDate(value) }),
  venue: (value) => ({ venue: value || null }),
  type: (value) => ({ type: oneOf(value, PAPER_TYPES) }),
  arxiv: (value, paper) => {
    const { arxiv: _, arxivVersion: __, ...others } = paper.ids;
    if (value === '') return { ids: others };
    const id = parseArxivId(value) ?? wrong(`“${value}” is no arXiv id. An id looks like 2408.12345.`);
    return {
      ids: { ...others, arxiv: id.id, ...(id.version === undefined ? {} : { arxivVersion: id.version }) },
    };
  },
  doi: (value, paper) => {
    const { doi: _, ...others } = paper.ids;
    if (value === '') return { ids: others };
    return {
      ids: {
        ...others,
        doi: parseDoi(value) ?? wrong(`“${value}” is no DOI. A DOI looks like 10.1145/3600006.`),
      },
    };
  },
  status: (value) => ({ status: oneOf(value, STATUSES) }),
  rating: (value) => ({ rating: value === '' ? null : readRating(value) }),
  starred: (value) => ({ starred: oneOf(value, ['yes', 'no']) === 'yes' }),
  key: (value) => ({ citeKey: required(value), citeKeyPinned: true }),
};

export function addSetCommand(program: Command, terminal: Terminal): void {
  program
    .command('set')
    .summary('change a field of a paper')
    .description(
      `Changes one field: ${Object.keys(FIELDS).join(', ')}.\n` +
        'Authors are separated by “and”; a date is YYYY, YYYY-MM or YYYY-MM-DD; an empty value removes the field.',
    )
    .argument('<key>', 'its citation key')
    .argument('<field>')
    .argument('<value>')
    .action(async (key: string, field: string, value: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const read = Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined;
      if (!read) return wrong(`There is no field “${field}”. There are ${Object.keys(FIELDS).join(', ')}.`);
      await withLibrary(terminal, options, async (library) => {
        const [paper] = await findPapers(library, [key]);
        if (!paper) return;
        await library.ask('papers.edit', {
          ids: [paper.id],
          edit: read(value.trim(), paper),
          seen: { ids: paper.ids },
        });
        const { paper: changed } = await library.ask('papers.get', { id: paper.id });
        if (options.json) printJson(terminal, { paper: changed });
        else terminal.err(`${changed.citeKey}: ${field} ${value === '' ? 'removed' : 'set'}.\n`);
      });
    });
}

function wrong(message: string): never {
  throw new RooflineError('invalid-request', message);
}

function required(value: string): string {
  return value === '' ? wrong('This field must have a value.') : value;
}

function oneOf<T extends string>(value: string, choices: readonly T[]): T {
  return choices.find((choice) => choice === value) ?? wrong(`“${value}” is none of ${choices.join(', ')}.`);
}

function readRating(value: string): number {
  return /^[1-5]$/.test(value) ? Number(value) : wrong('A rating is a number from 1 to 5.');
}

function readDate(value: string): PartialDate {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? [];
  const date = {
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
  };
  const real = new Date(Date.UTC(date.year, (date.month ?? 1) - 1, date.day ?? 1));
  const fits = real.getUTCMonth() + 1 === (date.month ?? 1) && real.getUTCDate() === (date.day ?? 1);
  return year !== undefined && fits
    ? date
    : wrong(`“${value}” is no date. Write 2025, 2025-08 or 2025-08-28.`);
}
