/** What the benchmarks use of citation-js, which has no types of its own. */
declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown);
    readonly data: readonly unknown[];
    format(name: string): unknown;
  }
}
declare module '@citation-js/plugin-bibtex';
