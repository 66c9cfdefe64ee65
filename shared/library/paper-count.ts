/** "1 paper", "16 papers", "1,204 papers". */
export function papers(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'paper' : 'papers'}`;
}
