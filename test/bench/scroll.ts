/**
 * Measures how smoothly the list scrolls and how much memory its page takes: the built window in a real, headless Chromium.
 *
 *     npx tsx test/bench/scroll.ts [papers...]        default 10,000 100,000
 *
 * A frame is late where more than one and a half of a sixtieth of a second lies between two. Beside it, in the same run: a plain page with
 * 2,000 rows of text of the same height, all there, scrolled in the same way.
 */
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import build from '../helpers/build.ts';
import { launchBrowser } from '../helpers/chromium.ts';
import { openWindow } from '../helpers/window.ts';
import { generatePapers } from './corpus.ts';

const PLAIN = `<div id="list" style="height: 700px; overflow: auto">${'<p style="height: 54px; margin: 0">A row<br>of text</p>'.repeat(2000)}</div>`;
const FRAMES = 300;

interface Scroll {
  /** Milliseconds between frames. */
  readonly gaps: readonly number[];
  /** Frames in which a row within view had no text yet. */
  readonly waiting: number;
}

/** Scrolls by so many pixels a frame, down and up again. */
function scroll(list: Locator, pixels: number): Promise<Scroll> {
  return list.evaluate(
    async (element, { pixels, frames }) => {
      const gaps: number[] = [];
      let waiting = 0;
      let last = await new Promise<number>(requestAnimationFrame);
      for (let frame = 0; frame < frames; frame++) {
        element.scrollTop += frame < frames / 2 ? pixels : -pixels;
        const now = await new Promise<number>(requestAnimationFrame);
        gaps.push(now - last);
        last = now;
        const { top, bottom } = element.getBoundingClientRect();
        const isWaiting = [...element.querySelectorAll('.row-waiting')].some((row) => {
          const place = row.getBoundingClientRect();
          return place.bottom > top && place.top < bottom;
        });
        if (isWaiting) waiting++;
      }
      return { gaps, waiting };
    },
    { pixels, frames: FRAMES },
  );
}

/** Milliseconds from a leap to a far place until its rows have text. */
function leap(list: Locator, part: number): Promise<number> {
  return list.evaluate(async (element, part) => {
    const started = performance.now();
    element.scrollTop = (element.scrollHeight - element.clientHeight) * part;
    do await new Promise(requestAnimationFrame);
    while (element.querySelector('.row-waiting'));
    return performance.now() - started;
  }, part);
}

function say(what: string, { gaps, waiting }: Scroll): void {
  const sorted = gaps.toSorted((a, b) => a - b);
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const late = gaps.filter((gap) => gap > 25).length;
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
  console.log(
    `  ${what.padEnd(40)}${((gaps.length * 1000) / total).toFixed(0)} frames a second, ${((100 * late) / gaps.length).toFixed(1)} % late, ` +
      `p99 ${at(0.99)} ms, longest ${at(0.9999)} ms, rows awaited in ${((100 * waiting) / gaps.length).toFixed(1)} %`,
  );
}

/** Megabytes of the page's heap after a collection. */
async function heap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}

export async function benchScroll(counts: readonly number[]): Promise<void> {
  build();
  const browser = await launchBrowser();
  try {
    const plain = await browser.newPage();
    await plain.setContent(PLAIN);
    console.log('\nScroll');
    say('a plain page, 12 rows a second', await scroll(plain.locator('#list'), 11));
    say('a plain page, 120 rows a second', await scroll(plain.locator('#list'), 108));
    await plain.close();
    for (const count of counts) {
      const window = await openWindow(browser, { papers: generatePapers(count, 3) });
      // Without what the host does after it was opened.
      await window.host.request('papers.find', { limit: 0 });
      const list = window.page.getByRole('listbox', { name: 'Papers' });
      await list.locator('.row-title').first().waitFor();
      const name = `${count.toLocaleString('en')} papers`;
      const before = await heap(window.page);
      say(`${name}, 12 rows a second`, await scroll(list, 11));
      say(`${name}, 120 rows a second`, await scroll(list, 108));
      const leaps: number[] = [];
      for (let round = 1; round <= 20; round++) leaps.push(await leap(list, (round * 0.382) % 1));
      leaps.sort((a, b) => a - b);
      console.log(
        `  ${`${name}, rows after a leap`.padEnd(40)}median ${leaps[10]!.toFixed(0)} ms, longest ${leaps.at(-1)!.toFixed(0)} ms`,
      );
      console.log(
        `  ${`${name}, memory of the page`.padEnd(40)}${before.toFixed(0)} MB, then ${(await heap(window.page)).toFixed(0)} MB`,
      );
      await window.close();
    }
  } finally {
    await browser.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const given = process.argv.slice(2).map(Number);
  await benchScroll(given.length > 0 ? given : [10_000, 100_000]);
}
