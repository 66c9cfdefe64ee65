/**
 * All migrations, oldest first. Version 1 is the only one so far. A new one goes into a file of its own beside this
 * (`to-2-short-name.ts`), into this list, and is tested on a stored library under test/fixtures/libraries/.
 */
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [];
