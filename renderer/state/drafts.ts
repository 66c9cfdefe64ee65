/**
 * What is being typed and not yet saved: kept on this machine from the first letter until it is saved or given up, so that neither a
 * reload nor a crash nor a look at something else loses it. Notes have a keeper of their own.
 */
import { createContext, useContext, useState } from 'react';
import type { z } from 'zod';

/** What the drafts below it belong to: the id of a paper. Without one nothing is kept. */
export const DraftsOf = createContext<string | undefined>(undefined);

/** The text of the import sheet, until it is imported. */
export const IMPORT_DRAFT = 'import';

const PREFIX = 'roofline.draft.';
/** Longer texts are not kept: the browser gives a page a few megabytes for everything. */
const LONGEST = 500_000;

/** The draft of a name; undefined where there is none. */
export const readDraft = (name: string): string | undefined =>
  localStorage.getItem(PREFIX + name) ?? undefined;

export function keepDraft(name: string, text: string): void {
  if (text.length > LONGEST) return dropDraft(name);
  try {
    localStorage.setItem(PREFIX + name, text);
  } catch {
    // The page's room is used up: typing goes on, as without drafts.
  }
}

export const dropDraft = (name: string): void => localStorage.removeItem(PREFIX + name);

interface Draft<T> {
  readonly value: T;
  readonly set: (next: T) => void;
  /** Whether it is one that was left, not a new one. */
  readonly wasLeft: boolean;
  /** To be called when it was saved or given up. */
  readonly drop: () => void;
}

/** The draft of a form, under a name among those of what it belongs to; `start` where there is none, or one that no longer fits. */
export function useDraft<T>(name: string, schema: z.ZodType<T>, start: () => T): Draft<T> {
  const key = `${useContext(DraftsOf) ?? ''}.${name}`;
  const [left] = useState(() => schema.safeParse(parsed(readDraft(key))).data);
  const [value, setValue] = useState(() => left ?? start());
  return {
    value,
    set(next) {
      setValue(next);
      keepDraft(key, JSON.stringify(next));
    },
    wasLeft: left !== undefined,
    drop: () => dropDraft(key),
  };
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
