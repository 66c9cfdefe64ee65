/** Characters that LaTeX joins: `--`, `---`, two backquotes, two apostrophes. */

/** Whether LaTeX would join some of the characters to a dash or a quotation mark. */
export function hasLigature(text: string): boolean {
  return text.includes('--') || text.includes('``') || text.includes("''");
}
