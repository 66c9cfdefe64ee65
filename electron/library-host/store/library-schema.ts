/** The version of the library's format, and the way there from older ones. */
import type { Finding } from './finding.ts';
import type { Fields, Migration } from './migrations/migration.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

export class LibrarySchema {
  /** The version that is written. */
  readonly version: number;
  readonly #migrations: readonly Migration[];

  /** `migrations` lead from version 1 to the current one, in order. */
  constructor(migrations: readonly Migration[]) {
    migrations.forEach(({ to }, index) => {
      if (to !== index + 2)
        throw new Error(`Migration ${index + 1} leads to version ${to}, not ${index + 2}`);
    });
    this.#migrations = migrations;
    this.version = migrations.length + 1;
  }

  /** What brings data of a version here; undefined where there is nothing to do. An unknown version takes all steps. */
  upgradeFrom(version: number | undefined): Upgrade | undefined {
    const steps = this.#migrations.filter(({ to }) => version === undefined || to > version);
    return steps.length > 0 ? new Upgrade(steps) : undefined;
  }
}

/** The schema of this program. */
export const CURRENT_SCHEMA = new LibrarySchema(MIGRATIONS);

/** Why files of version `found` can't be written; undefined where they can. */
export function newerReason(found: number, version: number): string | undefined {
  if (found <= version) return undefined;
  return `it was written by a newer version of Roofline (format ${found}; this one knows ${version}). Update Roofline to change it.`;
}

/** Why files can't be written of which something could not be brought to `version`; undefined where everything was. */
export function notMigratedReason(findings: readonly Finding[], version: number): string | undefined {
  const [first, ...others] = findings.filter(({ kind }) => kind === 'not-migrated');
  if (!first) return undefined;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `it is in an older format and can't be brought to format ${version}. Its files are as they were; please report this. ${first.message}${more}`;
}

/** Some migrations in a row. Its functions take what JSON.parse gave, leave alone what has no such form, and throw as migrations do. */
export class Upgrade {
  readonly #steps: readonly Migration[];

  constructor(steps: readonly Migration[]) {
    this.#steps = steps;
  }

  readonly paper = (paper: unknown): unknown => this.#all('paper', paper);

  readonly meta = (meta: unknown): unknown => this.#all('meta', meta);

  /** A change of an operation, or of a step of the history. */
  readonly change = (change: unknown): unknown => {
    if (!isFields(change)) return change;
    switch (change.kind) {
      case 'add':
        return { ...change, paper: this.paper(change.paper) };
      case 'edit':
        return { ...change, set: this.#all('edit', change.set) };
      case 'meta':
        return { ...change, set: this.#all('metaEdit', change.set) };
      default:
        return change;
    }
  };

  /** A journal's record. */
  readonly record = (record: unknown): unknown => {
    if (!isFields(record) || !isFields(record.operation)) return record;
    const { operation } = record;
    if (!Array.isArray(operation.changes)) return record;
    const changes: readonly unknown[] = operation.changes;
    return { ...record, operation: { ...operation, changes: changes.map(this.change) } };
  };

  #all(part: 'paper' | 'edit' | 'meta' | 'metaEdit', data: unknown): unknown {
    if (!isFields(data)) return data;
    return this.#steps.reduce((fields, step) => step[part]?.(fields) ?? fields, data);
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
