/** Takes a plural "s" off a lower-case English word: "caches" is "cache", "accesses" is "access", "loss" stays. */
export function singular(word: string): string {
  if (!word.endsWith('s') || word.length < 4 || (/[suiw]s$/.test(word) && !/^[cgtn]pus$/.test(word)))
    return word;
  return /(?:ss|x|[^a]ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}
