/** What a title is made of: its significant words, its subtitle, and the name of the system it presents. */

/** Words that say nothing about a paper: articles, prepositions, conjunctions, auxiliaries. */
const STOP_WORDS = new Set(
  (
    'a an the and or nor but if so as at by for from in into of off on onto out over per than that this these those to ' +
    'toward towards under up upon via with within without is are be been can do does how it its what when where which ' +
    'who why your you we our not no against between through across during'
  ).split(' '),
);

/** The title without TeX commands, braces and dollar signs; what is left reads as plain words. */
function plain(title: string): string {
  return title.replace(/\\[a-zA-Z]+/g, ' ').replace(/[{}$^_\\]/g, '');
}

/**
 * The words of a title that are not stop words, in order, as printed; hyphens and dots inside a word join its parts
 * ("MoE-Lens" gives "MoELens"). Where every word is a stop word, all words.
 */
export function significantWords(title: string): string[] {
  const words = plain(title)
    .replace(/['’]/g, '')
    .replace(/(?<=[\p{L}\p{N}])[-‐-―.+](?=[\p{L}\p{N}])/gu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
  const significant = words.filter((word) => !STOP_WORDS.has(word.toLowerCase()));
  return significant.length > 0 ? significant : words;
}

/** A title cut at its first colon. A colon inside a word or a ratio ("2:4 sparsity") cuts nothing. */
export function splitTitle(title: string): { readonly main: string; readonly subtitle?: string } {
  const cut = /\s*(?::(?=\s)|：|\s[–—-](?=\s))\s*/.exec(title);
  if (!cut || cut.index === 0) return { main: title.trim() };
  const subtitle = title.slice(cut.index + cut[0].length).trim();
  return { main: title.slice(0, cut.index).trim(), ...(subtitle ? { subtitle } : {}) };
}

/**
 * The system that a title presents: the single word before its colon ("MoE-Lens: Towards ..." gives "MoE-Lens").
 * Undefined where the part before the colon is more than one word.
 */
export function systemName(title: string): string | undefined {
  const { main, subtitle } = splitTitle(plain(title));
  return subtitle && /^\S{1,40}$/.test(main) && /\p{L}/u.test(main) ? main : undefined;
}
