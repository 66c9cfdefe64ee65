/** What this window looked at, for after a reload of its page. Another window has its own. */
import { z } from 'zod';

const sessionSchema = z.object({
  place: z.object({ id: z.string(), name: z.string(), query: z.string() }),
  text: z.string(),
  mode: z.enum(['library', 'compare', 'insights']),
  tab: z.enum(['paper', 'notes', 'claims', 'bibtex']),
  /** The id of the paper under the cursor. */
  paper: z.string().optional(),
});
export type Session = z.infer<typeof sessionSchema>;

const KEY = 'roofline.session';

/** What the page before this one looked at; undefined in a new window. */
export const lastSession = read();

function read(): Session | undefined {
  try {
    return sessionSchema.safeParse(JSON.parse(sessionStorage.getItem(KEY) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** Keeps what the window looks at when its page goes away. */
export function keepSession(look: () => Session): void {
  window.addEventListener('pagehide', () => sessionStorage.setItem(KEY, JSON.stringify(look())));
}
