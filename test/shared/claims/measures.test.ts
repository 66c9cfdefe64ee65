import { describe, expect, it } from 'vitest';
import { extractClaims } from '../../../shared/claims/extract.ts';
import type { ClaimMetric } from '../../../shared/library/knowledge.ts';

const metrics = (sentence: string): ClaimMetric[] =>
  extractClaims(`We present Foo. ${sentence}`).map(({ metric }) => metric);

/** What ML systems measure, by the metric that the labelling guide puts it under. */
const NOUNS: Partial<Record<ClaimMetric, string>> = {
  latency: `queueing delay; queuing time; tail latency; response time; turnaround time; waiting time; wait time; time between tokens; inter-token latency; time-per-output-token; decode latency; prefill time; load time; loading time; startup time; boot time; cold-start time; compile time; compilation time; tuning time; search time; optimization time; recovery time; restart time; checkpoint time; save time; training time; wall-clock time; execution time; end-to-end runtime; step time; iteration time; epoch time; time-to-solution; job completion time; makespan; synchronization time; communication latency; kernel time; I/O time; data loading time; preemption latency; migration time; scaling time; latency variance; SLO; time to convergence; convergence time; simulation time; rollout time; idle latency; access latency; memory access latency; scheduling delay; blocking time; stall time`,
  throughput: `throughput; goodput; QPS; request rate; serving capacity; tokens per second; bandwidth; effective bandwidth; read bandwidth; I/O throughput; token rate; frame rate; processing rate; queries per second; sustained load; FLOPS; compute throughput; memory bandwidth; ingestion rate; goodput per GPU`,
  memory: `memory usage; memory footprint; GPU memory; peak memory; activation memory; optimizer memory; memory consumption; KV cache size; KV cache usage; storage; storage footprint; storage capacity; DRAM usage; host memory; VRAM; buffer size; index size; disk usage; working set; embedding memory; trace size; checkpoint size; memory requirements; on-chip memory; SRAM usage; metadata size`,
  compression: `compression ratio; compression rate`,
  'model-size': `model size; parameter count; number of parameters; trainable parameters; model footprint; weight size; binary size; parameters`,
  energy: `energy; energy consumption; power; power draw; peak power; carbon footprint; carbon emissions; energy efficiency; energy per token; energy per inference; performance per watt; power usage; energy-delay product; battery drain; battery consumption; idle power; emissions; tokens per joule`,
  cost: `cost; monetary cost; serving cost; training cost; inference cost; cost efficiency; FLOPs; computation; computational cost; compute; number of GPUs; GPU hours; TCO; dollar cost; cloud cost; price; operations; MACs; training steps; training samples; denoising steps; calibration samples; API cost; annotation cost; GPU usage; resource usage; resource consumption; CPU usage; budget; spending; LUT usage; GPU count; search cost; data requirements; training tokens; sample complexity; core hours; number of servers; hardware cost; resource cost; cost per token`,
  accuracy: `accuracy; perplexity; error; error rate; prediction error; simulation error; quality; FID; F1 score; recall; precision; WER; BLEU; accuracy loss; accuracy drop; validation loss; success rate; pass rate; win rate; hallucinations; numerical error; MAPE; quantization error; correctness; accuracy degradation; task accuracy; generation quality; recall@10; top-1 accuracy; bit error rate; estimation error; reconstruction error; accuracy gap; reward; calibration error; fidelity; PSNR; alignment error; mIoU`,
  overhead: `runtime overhead; overhead; performance overhead; die area; chip area; area; latency overhead; scheduling overhead; setup time; silicon area; profiling overhead; area overhead`,
  scale: `batch size; context length; sequence length; maximum batch size; model scale; concurrency; number of concurrent requests; maximum context length; number of users; trainable model size; graph size; concurrent sessions; prompt length`,
  other: `GPU utilization; MFU; utilization; hit rate; cache hit rate; SLO attainment; SLO violations; traffic; network traffic; communication volume; communication; data movement; bubble ratio; idle time; GPU idle time; lines of code; scaling efficiency; fairness; fragmentation; cache misses; DRAM accesses; memory accesses; acceptance rate; acceptance length; load imbalance; failures; kernel launches; bank conflicts; page faults; preemptions; evictions; packet loss; availability; occupancy; code size; developer effort; programming effort; instruction count; retries; reuse; expert load imbalance; straggler ratio; resource waste; wasted tokens; cluster utilization; bytes transferred; PCIe traffic; write amplification; memory traffic; data transfers; synchronization; SLO violation rate; QoE; deadline misses; MTBF; robustness; contention; interference; stragglers; memory fragmentation; queue length; number of messages; number of kernels; context switches; cache pollution; response length; token usage; miss rate; bubbles; redundancy; skew; arithmetic intensity; locality; unfairness; starvation; power utilization`,
  speedup: `performance; inference speed; speed; training speed; end-to-end performance; decoding speed; system performance; generation speed; kernel performance; inference performance; prefill speed; training performance`,
};

describe('extractClaims: the nouns of each metric', () => {
  const cases = Object.entries(NOUNS).flatMap(([metric, nouns]) =>
    nouns.split(';').map((noun) => [noun.trim().replace(/\s+/g, ' '), metric] as const),
  );

  it.each(cases)('%s is %s', (noun, metric) => {
    const [verb, adjective, change] = ['throughput', 'speedup', 'scale'].includes(metric)
      ? ['improves', 'higher', 'improvement']
      : ['reduces', 'lower', 'reduction'];
    const found = [
      `Foo ${verb} the ${noun} by 30% over Bar.`,
      `Foo achieves 1.5x ${adjective} ${noun} than Bar.`,
      `Evaluation shows a 40% ${change} in ${noun}.`,
    ].flatMap(metrics);
    expect(found).toEqual([metric, metric, metric]);
  });
});

/** Ways of saying a result, each with its metrics. */
const WAYS: readonly (readonly [string, string])[] = [
  ['Foo is 2.3x cheaper than vLLM.', 'cost'],
  ['Foo is 40% smaller than the dense model.', 'model-size'],
  ['Foo is 3x more memory-efficient than FSDP.', 'memory'],
  ['Foo is 2x more cost-effective than on-demand GPUs.', 'cost'],
  ['Foo is 1.7x more area-efficient.', 'other'],
  ['Foo needs 3x fewer GPUs to meet the same SLO.', 'cost'],
  ['Foo needs 60% less training data.', 'cost'],
  ['Foo uses 2.5x less power at 1.4x the throughput.', 'energy throughput'],
  ['Foo delivers twice the throughput with 35% less energy per token.', 'energy'],
  ['Foo converges in 2.1x fewer steps.', 'cost'],
  ['Foo trains to the same loss in 45% less time.', 'latency'],
  ['Foo finishes 33% sooner.', 'latency'],
  ['Foo serves 4x as many users.', 'scale'],
  ['Foo sustains 2.8x the load of vLLM.', 'throughput'],
  ['Foo admits 50% more requests per second.', 'throughput'],
  ['Foo supports 5x more LoRA adapters.', 'scale'],
  ['Foo packs 3x more models per GPU.', 'scale'],
  ['Foo keeps 98.5% of the accuracy.', 'accuracy'],
  ['Foo matches full attention with only 10% of the KV cache.', 'memory'],
  ['Foo stores the KV cache in 2.2 bits per value.', 'compression'],
  ['Foo shrinks the model by 4x.', 'model-size'],
  ['Foo compresses the KV cache by 5x.', 'compression'],
  ['Foo compresses activations 4x.', 'compression'],
  ['Foo brings down TTFT by 3x and raises goodput by 40%.', 'latency throughput'],
  ['Foo lifts MFU from 38% to 52%.', 'other'],
  ['Foo pushes GPU utilization above 90%.', 'other'],
  ['Foo attains 61% MFU on 1,024 H100s.', 'other'],
  ['Foo reaches 92% weak-scaling efficiency.', 'other'],
  ['Foo hits 95% of roofline.', 'other'],
  ['Foo hides 97% of the communication.', 'other'],
  ['Foo eliminates 80% of the kernel launches.', 'other'],
  ['Foo cuts the bill by 37%.', 'cost'],
  ['Foo costs 2.4x less.', 'cost'],
  ['Foo saves 12 GPU-hours per run.', 'cost'],
  ['Foo emits 28% less CO2.', 'energy'],
  ['Foo draws 18 W.', 'energy'],
  ['Foo takes 2.4 mm2 and 180 mW.', 'energy'],
  ['Foo adds 3.1% area.', 'overhead'],
  ['Foo adds only 1.2 ms per request.', 'latency'],
  ['Foo slows training by less than 2%.', 'overhead'],
  ['Foo incurs a 4% slowdown.', 'overhead'],
  ['Foo degrades throughput by only 3%.', 'overhead'],
  ['Foo loses 0.4% accuracy.', 'accuracy'],
  ['Foo lowers perplexity by 0.3.', 'accuracy'],
  ['Foo scores 71.2 on MMLU.', 'accuracy'],
  ['Foo solves 64% of the tasks.', 'accuracy'],
  ['Foo answers 83% of the questions correctly.', 'accuracy'],
  ['Foo passes 91% of the tests.', 'accuracy'],
  ['Foo predicts runtime within 5% of measurements.', 'accuracy'],
  ['Foo predicts runtime with 96% accuracy and is 500x faster than gem5.', 'accuracy speedup'],
  ['Foo tracks real hardware with a correlation of 0.98.', 'accuracy'],
  ['Foo simulates 1,000 GPUs in 3 minutes.', 'latency'],
  ['Foo compiles models in 12 seconds.', 'latency'],
  ['Foo starts containers in 300 ms.', 'latency'],
  ['Foo recovers in 9 s.', 'latency'],
  ['Foo writes checkpoints at 40 GB/s.', 'throughput'],
  ['Foo moves data at 95% of the link bandwidth.', 'other'],
  ['Foo sends 4.5x fewer bytes.', 'other'],
  ['Foo issues 60% fewer DRAM accesses.', 'other'],
  ['Foo has a 93% hit rate.', 'other'],
  ['Foo accepts 4.2 tokens per step.', 'other'],
  ['Foo raises the acceptance rate to 82%.', 'other'],
  ['Foo misses 3x fewer deadlines.', 'other'],
  ['Foo meets the SLO for 99% of requests.', 'other'],
  ['Foo reduces SLO violations by 5x.', 'other'],
  ['Foo reduces bubbles by 70%.', 'other'],
  ['Foo needs 10x fewer lines of code.', 'other'],
  ['Foo extends the context by 8x.', 'scale'],
  ['Foo trains models 6x larger than PyTorch on the same GPUs.', 'scale'],
  ['Foo fits 2.5x larger batches.', 'scale'],
  ['Foo scales to 10,000 GPUs.', 'scale'],
  ['Foo handles graphs 10x larger.', 'scale'],
  ['Foo processes videos 4x longer.', 'scale'],
  ['Foo beats hand-written kernels by 20%.', 'speedup'],
  ['Foo wins by 1.4x on average.', 'speedup'],
  ['Foo gains 15% over XLA.', 'speedup'],
  ['Foo brings 1.3x-2.2x gains over Triton.', 'speedup'],
  ['Foo improves inference by 2.2x.', 'speedup'],
  ['Foo improves LLM serving by 35%.', 'speedup'],
  ['Foo boosts decoding by 1.8x.', 'speedup'],
  ['Foo doubles training speed and yields a 1.6x end-to-end improvement.', 'speedup'],
  ['Foo runs at 1.9x the speed of cuBLAS.', 'speedup'],
  ['Foo achieves 88% of cuBLAS performance.', 'speedup'],
  ['Foo reduces time per iteration by 20% and time to accuracy by 2.4x.', 'latency latency'],
  ['Foo reduces p95 by 40%.', 'latency'],
  ['Foo cuts tail latency at the 99th percentile by 4x.', 'latency'],
  ['Foo cuts queueing by 60%.', 'latency'],
  ['Foo reduces cold starts by 75%.', 'latency'],
  ['Foo tightens SLOs by 2x.', 'latency'],
  ['Foo reduces preprocessing time by 8x.', 'latency'],
  ['Foo reduces the setup cost by 50%.', 'cost'],
  ['Foo improves the cost-performance ratio by 1.9x.', 'cost'],
  ['Foo improves performance per dollar by 2.1x.', 'cost'],
  ['Foo improves perf/W by 3x.', 'energy'],
  ['Foo improves energy-delay product by 5x.', 'energy'],
  ['Foo delivers 2.7x better energy efficiency and 1.9x better area efficiency.', 'energy other'],
  ['Foo delivers 14 TOPS/W and 1.2 TOPS/mm2.', 'energy other'],
  ['Foo provides 3.4 TFLOPS at 12 W.', 'throughput energy'],
  ['Foo generates 45 tokens per second per user.', 'throughput'],
  ['Foo decodes at 110 tok/s.', 'throughput'],
  ['Foo answers 2,300 queries per second.', 'throughput'],
  ['Foo renders 60 fps.', 'throughput'],
  ['Foo runs inference in 1.3 GB of RAM.', 'memory'],
  ['Foo uses 40% of the memory of FSDP.', 'memory'],
  ['Foo uses 2.1 GB less memory.', 'memory'],
  ['Foo prunes 60% of the weights.', 'compression'],
  ['Foo removes 50% of the parameters with no loss.', 'model-size'],
  ['Foo quantizes weights to 2 bits.', 'compression'],
  ['Foo reaches a 12x compression rate.', 'compression'],
  ['Foo has 30% fewer parameters.', 'model-size'],
];

describe('extractClaims: ways of saying what was measured', () => {
  it.each(WAYS)('%s', (sentence, expected) => {
    expect(metrics(sentence).join(' ')).toBe(expected);
  });
});
