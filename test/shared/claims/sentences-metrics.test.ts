import { describe, expect, it } from 'vitest';
import { readingOf } from './readings.ts';

/**
 * What results measure, in sentences in the manner of ML systems abstracts, written for this test; each with what a reader takes from it,
 * in the short form of readings.ts.
 */
const SENTENCES: readonly (readonly [string, readonly string[]])[] = [
  ['Foo achieves near-linear scaling with 76% scaling efficiency on 512 GPUs.', ['76 % other']],
  ['Foo lowers the checkpoint stall from 8.2 seconds to 1.1 seconds.', ['1.1 s latency ↓']],
  ['Foo improves GPU utilization from 26% to 71%.', ['71 % other']],
  [
    "Foo's accelerator occupies 40.8 mm2 and dissipates 590 mW, achieving 3.2 TOPS/W.",
    ['590 mW energy ↓', '3.2 TOP/s/W energy'],
  ],
  ['At the same accuracy, Foo needs 4x fewer GPUs.', ['4× cost']],
  ['Foo improves the F1 score by 2.4 percentage points to 81.3%.', ['2.4 pp accuracy', '81.3 % accuracy']],
  ['Foo scales to 12,288 GPUs with 55.2% MFU.', ['12,288 GPUs scale', '55.2 % other']],
  ['Foo saves 23.8%-74.7% of energy without slowing down training.', ['23.8–74.7 % energy']],
  ['Foo speeds up inference by a factor of 3.2 and halves memory.', ['3.2× speedup']],
  [
    'Foo reduces the number of floating point operations by 30% and improves top-1 accuracy by 0.8%.',
    ['30 % cost', '0.8 % accuracy'],
  ],
  [
    'Foo increases the batch size by 4x, which leads to 2.6x higher throughput.',
    ['4× scale', '2.6× throughput'],
  ],
  ['Foo only adds 0.2 ms of latency per token.', ['0.2 ms latency ↓']],
  ['Foo compresses embeddings by 112x with no loss of quality.', ['112× compression']],
  ['Foo resolves 97% of the bank conflicts.', ['97 % other']],
  ['Foo reduces network traffic by 5.5x and cross-rack bandwidth by 60%.', ['5.5× other', '60 % other']],
  [
    'Foo handles 10,000 requests per second with a median latency of 3 ms.',
    ['10,000 requests/s throughput', '3 ms latency ↓'],
  ],
  ['Foo meets 99% of the deadlines while serving 2x more models per GPU.', ['99 % other', '2× scale']],
  [
    'Foo shows a correlation of 0.97 with real hardware and a mean absolute percentage error of 4.2%.',
    ['0.97 accuracy', '4.2 % accuracy ↓'],
  ],
  ['The chip reaches 45 FPS at 278 mW.', ['45 frames/s throughput', '278 mW energy ↓']],
  ['Foo lets a single 24GB GPU serve a 70B model at 12 tokens/s.', ['12 tokens/s throughput']],
  ['We reduce DRAM accesses by 87%, resulting in a 3.4x energy reduction.', ['87 % other', '3.4× energy']],
  [
    'Foo reduces end-to-end latency by 48% (1.9x), and cuts cost by 30%.',
    ['48 % latency', '1.9× latency', '30 % cost'],
  ],
  ['Foo achieves comparable accuracy with 10x fewer training samples.', ['10× cost']],
  ['In production, Foo has been deployed on over 10,000 GPUs and reduced failures by 57%.', ['57 % other']],
  ['While prior work achieves 1.5x speedup, our approach achieves 2.8x.', ['2.8× speedup']],
  [
    'For sequences of 128K tokens, Foo is 7x faster in prefill and 3x in decoding.',
    ['7× speedup', '3× speedup'],
  ],
  ['Foo improves performance per watt by 2.7x.', ['2.7× energy']],
  ['Foo increases the acceptance length by 27%, giving a 3.1x speedup.', ['27 % other', '3.1× speedup']],
  ['Foo reduces 90% of the communication volume.', ['90 % other']],
  ['Foo achieves 2.4x throughput and 58% lower latency.', ['2.4× throughput', '58 % latency']],
  ['Foo provides a 28x reduction in compile time.', ['28× latency']],
  ['Accuracy drops by only 0.4%.', ['0.4 % accuracy ↓']],
  ['Foo raises SLO attainment by 32 percentage points.', ['32 pp other']],
  ['The method gives 3.2x compression at a 0.1 perplexity increase.', ['3.2× compression', '0.1 accuracy ↓']],
  [
    'Training on 8 GPUs, Foo achieves a 1.9x end-to-end speedup and a 2.3x reduction in peak memory usage.',
    ['1.9× speedup', '2.3× memory'],
  ],
  ['Foo can benchmark a 30B model with a 16GB GPU in 21 hours.', ['21 h latency ↓']],
  [
    'We show that Foo achieves 99.99% availability and 3.6x lower tail latency.',
    ['99.99 % other', '3.6× latency'],
  ],
  [
    'Foo achieves 45.2% success rate on SWE-bench, an absolute improvement of 12.3%.',
    ['45.2 % accuracy', '12.3 % accuracy'],
  ],
  ['Foo attains 2.3x-3.1x energy savings and 1.2x-1.5x speedups.', ['2.3–3.1× energy', '1.2–1.5× speedup']],
  [
    'Foo achieves 3.4x (2.1x) higher throughput in the offline (online) setting.',
    ['3.4× throughput', '2.1× throughput'],
  ],
  [
    'Foo reduces TTFT by 2.2x, TPOT by 1.6x, and cost per token by 31%.',
    ['2.2× latency', '1.6× latency', '31 % cost'],
  ],
  [
    'Foo trains a 1 trillion parameter model at 502 petaFLOP/s on 3072 GPUs with a per-GPU throughput of 52% of theoretical peak.',
    ['502 PFLOP/s throughput', '52 % other'],
  ],
  ['Foo reduces median JCT by 1.5x and 99th percentile latency by 4.2x.', ['1.5× latency', '4.2× latency']],
  ['Foo increases SLO attainment from 61% to 95%.', ['95 % other']],
  ['On the same hardware, Foo trains 2.7x larger models.', ['2.7× scale']],
  ['Foo executes 2.1 million tasks per second with sub-millisecond latencies.', ['2.1 M tasks/s throughput']],
  ['Foo cuts cold-start latency by 10-200x.', ['10–200× latency']],
  ['For 7B models, speedups reach 2.5x; for 70B models, 3.1x.', ['2.5× speedup', '3.1× speedup']],
  ['The kernel achieves 92% of the peak memory bandwidth.', ['92 % other']],
  [
    'Foo consumes 45.4 mW at 0.8 V and reaches an energy efficiency of 12.5 TOPS/W.',
    ['45.4 mW energy ↓', '12.5 TOP/s/W energy'],
  ],
  [
    'With only 1.2K lines of code, Foo improves throughput by 20%.',
    ['1200 lines other ↓', '20 % throughput'],
  ],
  [
    'Foo reduces the hallucination rate by 18% while adding only 3% latency overhead.',
    ['18 % accuracy', '3 % overhead ↓'],
  ],
  ['Foo reduced energy use 2.4x.', ['2.4× energy']],
  [
    'Foo obtains an 8.4% increase in throughput and a 12% decrease in P99 latency.',
    ['8.4 % throughput', '12 % latency'],
  ],
  ['Foo can save 30% GPU memory and 20% training time.', ['30 % memory', '20 % latency']],
  ['Foo needs just 6 GB of GPU memory.', ['6 GB memory ↓']],
  ['Foo shrinks the number of parameters 3 to 11 times.', ['3–11× model-size']],
  // After "from ... to", the amount itself counts: less perplexity is better, a bigger share of it too.
  ['Foo brings the perplexity on a corpus from 9.1 to 7.3.', ['7.3 accuracy ↓']],
  // What the opening sets up is no result.
  ['On 96 GPUs and contexts up to 256K tokens, Foo trains 1.6x faster.', ['1.6× speedup']],
  ['Foo with 15% of the tokens improves throughput by 3x.', ['3× throughput']],
  [
    'The chip reaches 812.5 inferences/sec and 1,920 inferences/J.',
    ['812.5 inferences/s throughput', '1920 inferences/J energy'],
  ],
  ['Foo achieves 1,4x and 2.3x speedups.', ['1.4× speedup', '2.3× speedup']],
  ['Mean time between failures rose from 9 to 22 hours.', ['22 h other']],
  [
    'Foo trains 5x faster while scaling context from 64K to 512K tokens.',
    ['5× speedup', '512,000 tokens scale'],
  ],
  ['Foo conserves 48% energy and cuts the KV cache size by 3x.', ['48 % energy', '3× memory']],
  ['Foo retains 98% of the zero-shot performance.', ['98 % accuracy']],
  ['Foo cuts iteration time by 20% and boosts bus bandwidth by 60%.', ['20 % latency', '60 % throughput']],
  [
    'Foo reduces JCT by 20%, tail JCT by 30%, and GPU hours used by 12%.',
    ['20 % latency', '30 % latency', '12 % cost'],
  ],
  ['Foo reduces job completion time (JCT) by 20% and makespan by 30%.', ['20 % latency', '30 % latency']],
  ['Foo reduces the required capacity by 3x.', ['3× memory']],
  [
    'Foo reduces the error from 95% and 31% to 2.5% in predicting the latency of a model.',
    ['2.5 % accuracy ↓'],
  ],
  ['Foo achieves a compression ratio of 16x and a PSNR of 32.5 dB.', ['16× compression', '32.5 accuracy']],
  ['Foo reaches 31.5 TOPS/W and 2.6 TOPS/mm2.', ['31.5 TOP/s/W energy', '2.6 TOP/s/mm2 other']],
  ['Foo is 2.5x faster, with over 40% of the gains attributed to overlap.', ['2.5× speedup']],
  [
    'Foo yields improvements of 12x, 4x, and 6x in throughput, energy, and computational density, respectively.',
    ['12× throughput', '4× energy', '6× other'],
  ],
  ['The area cost and the energy per inference are reduced by 5x and 20x.', ['5× overhead', '20× energy']],
  ['Foo increases throughput (1.8x) and linearity (20x).', ['1.8× throughput', '20× other']],
  ['Foo gives 75% lower on-device memory usage.', ['75 % memory']],
  ['Foo improves p99 latency by 10% at 4% cost.', ['10 % latency', '4 % overhead ↓']],
  [
    'Foo was tested with many kinds of clients, including up to 300 clients and 80% stragglers, and is 2x faster.',
    ['2× speedup'],
  ],
  [
    'Foo cuts the medians by 50 to 55 percent for energy and 70 to 75 percent for carbon.',
    ['50–55 % energy', '70–75 % energy'],
  ],
  ['Foo violates its SLO on 0.4% of requests.', ['0.4 % other ↓']],
  [
    'When required to meet deadlines at least 99% of the time, Foo serves 3x more requests.',
    ['3× throughput'],
  ],
  ['With Foo, indexes are smaller at the price of a 1.1% drop in recall@10.', ['1.1 % accuracy ↓']],
  ['Foo loses 1.5 points, whereas QuaRot loses 7.2 points.', ['1.5 points accuracy ↓']],
  ['We meet the latency target of 25 ms for 99.8% of the requests.', ['99.8 % other']],
  ['We reach 90% of the line rate.', ['90 % other']],
  ['Foo tolerates links as slow as 0.4 Gbps and cuts traffic by 90x.', ['90× other']],
  [
    'The counter reads 100% while nothing is computed, and Foo finds such stalls in 2 ms.',
    ['2 ms latency ↓'],
  ],
  // Names of qualities and amounts that are none of the metrics.
  ['Foo improves the average QoE by up to 3x under load.', ['≤3× other']],
  ['Foo shrinks the gradient size per step from 90 MB to 0.4 MB.', ['0.4 MB other ↓']],
  ['Foo reaches 97.5% alignment with measurements on real clusters.', ['97.5 % accuracy']],
  ['Foo hosts 25% more servers within the same power envelope.', ['25 % scale']],
  [
    'Its snapshot store needs 12 GB per host and reaches a hit rate of 91%.',
    ['12 GB memory ↓', '91 % other'],
  ],
  // The kinds of work share the noun that follows the last number.
  ['Foo brings a 2.1x prefill and 1.6x decoding speedup.', ['2.1× speedup', '1.6× speedup']],
  // What the sentence before spoke of.
  [
    'Foo saves memory by 2x, at 3% overhead. Smaller pages increase that to 4.2x.',
    ['2× memory', '3 % overhead ↓', '4.2× memory'],
  ],
  ['Foo cuts TTFT by 2x. These gains reach 3.5x on long prompts.', ['2× latency', '3.5× latency']],
  [
    'Foo lowers carbon by 30% at the expense of 5% longer completion times.',
    ['30 % energy', '5 % overhead ↓'],
  ],
  [
    'Foo reaches 99% of the performance of the teacher model on a chat benchmark.',
    ['99 % accuracy > teacher model'],
  ],
  [
    'Foo sustains 14 tokens/s, only 20% lower than a server GPU.',
    ['14 tokens/s throughput', '20 % throughput > server GPU ↓'],
  ],
  ['Foo stays within 85% of the optimal utilization.', ['≤85 % other']],
  ['Foo saved about 15,000 GPU hours in a month.', ['≈15,000 GPU-hours cost']],
  [
    'Foo fine-tunes the model for only $8 and saves over $40K a year.',
    ['8 USD cost ↓', '≥40,000 USD cost ↓'],
  ],
  ['The accelerator predicts latency with a 21% lower AEE than Bar.', ['21 % other > Bar']],
  [
    'Foo reduces the medians by 57% for energy, 59% for consumptive water, and 78% for carbon.',
    ['57 % energy', '59 % other', '78 % energy'],
  ],
  [
    'Foo beats both in terms of wall-clock time, achieving over 12% improvement over recomputation.',
    ['≥12 % latency > recomputation'],
  ],
  ['We see no checkpoint overhead, with recovery completing in under 40 seconds.', ['≤40 s latency ↓']],
  // A format of numbers is no measure, nor is a word of the opponent's name.
  [
    'Foo brings speedups: up to 19x for mixed-precision GEMM and 2.2x for Softmax.',
    ['≤19× speedup', '≤2.2× speedup'],
  ],
  [
    'Foo outperforms the Bar Communication Library by up to 6.7x.',
    ['≤6.7× speedup > Bar Communication Library'],
  ],
  ['The extra logic represents a small area overhead of 8.8%.', ['8.8 % overhead ↓']],
  [
    'Foo keeps quality, with PSNR values reaching 24.1, 27.5 and 22.6.',
    ['24.1 accuracy', '27.5 accuracy', '22.6 accuracy'],
  ],
  ['Foo gives a speed-up varying from 1.5x up to 6.5x.', ['1.5–6.5× speedup']],
  ['Foo improves goodput by up to2.4x.', ['≤2.4× throughput']],
  // A blank as thousands separator.
  [
    'Foo sustains 1 200 requests/s and 1 234 567 tokens per second.',
    ['1200 requests/s throughput', '1.234567 M tokens/s throughput'],
  ],
  ['Foo packs operands with 1.4-2.0x higher compute density.', ['1.4–2× other']],
  ['Foo reduces the LUT and DSP consumption by 27%.', ['27 % cost']],
  [
    'Foo gains in memory (up to 15x lower peak memory utilization), with 10x more images per request and 2.2x larger KV caches.',
    ['≤15× memory', '10× scale', '2.2× scale'],
  ],
  ['Foo improves tokens/\\$ by 37%.', ['37 % cost']],
  ['Foo sustains over 95% peak performance.', ['≥95 % other']],
  ['Foo narrows the confidence interval by up to 50%.', ['≤50 % accuracy']],
  ['Foo simulates at 5 MIPS.', ['5 MIPS throughput']],
  ['The mixed deployment is cost-optimal (predicts 31% savings).', ['31 % cost']],
  [
    'Foo enabled us to scale up a sparse translation model with many gated layers beyond 600 billion parameters.',
    ['≥600 B parameters scale'],
  ],
  ['Foo saves 42% of the energy with only a 1-6% latency increase.', ['42 % energy', '1–6 % overhead ↓']],
  ['Foo achieves 30% higher SLO satisfaction.', ['30 % other']],
  [
    'Foo speeds up jobs that are difficult to run with traditional collective communication by up to 7x and 3x.',
    ['≤7× speedup', '≤3× speedup'],
  ],
  ['Foo lowers performance variability by 30%.', ['30 % other']],
  ['Foo outperforms Megatron-LM by up to 2.2x on throughput.', ['≤2.2× throughput > Megatron-LM']],
  [
    'Foo improves throughput by 23%. This number can be further pushed to 31% when memory allows.',
    ['23 % throughput', '31 % throughput'],
  ],
  ['Foo processes 2.9x more requests within 99% SLO attainment.', ['2.9× throughput']],
];

describe('extractClaims: metrics in sentences', () => {
  it.each(SENTENCES)('%s', (sentence, expected) => {
    expect(readingOf(sentence)).toEqual(expected);
  });
});
