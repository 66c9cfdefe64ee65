/** Spellings that mean the same word: singular and plural, British and American. */

/** Other spellings of a word in normal form; some of them are no words, which does no harm. */
export function spellingVariants(word: string): string[] {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return [];
  const variants = numberVariants(word);
  const other = otherSide(word);
  return other === undefined ? variants : [...variants, other, ...numberVariants(other)];
}

function numberVariants(word: string): string[] {
  if (word.endsWith('ies') && word.length > 4) return [`${word.slice(0, -3)}y`];
  if (/(?:[sxz]|ch|sh)es$/.test(word)) return [word.slice(0, -2), word.slice(0, -1)];
  if (word.endsWith('s') && !word.endsWith('ss')) return [word.slice(0, -1)];
  if (/[^aeiou]y$/.test(word)) return [`${word}s`, `${word.slice(0, -1)}ies`];
  return /(?:[sxz]|ch|sh)$/.test(word) ? [`${word}es`] : [`${word}s`];
}

/** "quantisation" for "quantization" and back, likewise -our and -or, -tre and -ter. */
function otherSide(word: string): string | undefined {
  const verb = /^(.{3,})i([sz])(e[ds]?|er|ing|ations?)$/.exec(word);
  if (verb) return `${verb[1]!}i${verb[2] === 's' ? 'z' : 's'}${verb[3]!}`;
  const colour = /^(behavi|col|neighb|fav|lab)(ou?)(r.*)$/.exec(word);
  if (colour) return `${colour[1]!}${colour[2] === 'ou' ? 'o' : 'ou'}${colour[3]!}`;
  const centre = /^(cent|met|fib)(re|er)(s?)$/.exec(word);
  if (centre) return `${centre[1]!}${centre[2] === 're' ? 'er' : 're'}${centre[3]!}`;
  return undefined;
}
