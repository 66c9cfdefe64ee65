/**
 * The words by which abstracts name what a number measures: data, to be extended by anyone. All lower case, singular,
 * one blank for a hyphen, "per" for a slash ("performance per watt" also finds "performance/Watt").
 */
import type { ClaimMetric } from '../library/knowledge.ts';

export interface MetricWords {
  readonly metric: ClaimMetric;
  /** True where a smaller amount is the better one ("latency", "error"). */
  readonly lessIsBetter: boolean;
  /** Comma-separated terms of one to four words. */
  readonly terms: string;
}

export const METRIC_WORDS: readonly MetricWords[] = [
  {
    metric: 'speedup',
    lessIsBetter: false,
    terms: `speedup, speed up, speeding up, speeded up, sped up, faster, quicker, acceleration, accelerate, accelerating,
      accelerated, outperform, outperforming, outperformed, speed, performance, latency speedup, throughput speedup,
      performance gain, performance improvement, performance boost`,
  },
  {
    metric: 'latency',
    lessIsBetter: true,
    terms: `latency, latencies, ttft, tpot, tbt, itl, ttlt, time, time to first token, time per output token,
      time between token, time to accuracy, time to solution, time to train, time to result, time to quality, runtime,
      run time, makespan, jct, slo, delay, duration, jitter, sooner, earlier, queueing, queuing, p50, p90, p95, p99, stall, downtime, start up, startup, cold start, wall clock, hour, minute, second,
      communication time, computation time, memory time, performance overhead time, cycle, clock cycle, execution cycle,
      computation cycle`,
  },
  {
    metric: 'throughput',
    lessIsBetter: false,
    terms: `throughput, goodput, qps, more request, more query, more queries, higher load, more load, higher request,
      more token, more frame, request rate, arrival rate, processing rate, frame rate, query rate, service rate,
      serving rate, token rate, ingestion rate, data rate, transfer rate, output rate, sampling rate, update rate, sustained load, supported load, query per second, queries per second, image per second, inference per second, step per second, iteration per second, sustained rate, generation rate, request served, serving capacity, capacity, bandwidth, flops per s, tflops,
      gflops, pflops, tops, gops, token per second, token per s, token per gpu second, frame per second, frame per s, request per second,
      sample per second, fps, processing power, compute throughput, memory bandwidth, more traffic,
      higher traffic, higher rate, at rate, at a rate, operation per second, computing power`,
  },
  {
    metric: 'memory',
    lessIsBetter: true,
    terms: `memory, vram, dram, ram, sram, hbm, kv cache, kvcache, kv cache size, cache size, bram, on chip memory, cache memory, cache footprint,
      cache usage, footprint, storage, storage space, storage overhead, storage cost, memory overhead, memory cost,
      memory capacity, storage capacity, index size, metadata size, table size, working set, disk usage, disk footprint, trace volume, trace size, checkpoint size, checkpoint volume, log volume, memory occupancy, memory requirement, buffer size, log size, file size,
      disk space, peak memory utilization, byte, kv block, cache block, kv memory, cache budget, kv cost`,
  },
  {
    metric: 'memory',
    lessIsBetter: false,
    terms: `memory efficiency, memory efficient, memory saving, storage saving, memory reduction`,
  },
  {
    metric: 'compression',
    lessIsBetter: false,
    terms: `compression, compress, compressed, compressing, compression ratio, compression rate, bit per weight,
      bit per parameter, bitwidth, bit width, compression gain, weight`,
  },
  {
    metric: 'model-size',
    lessIsBetter: true,
    terms: `size, model size, size of the model, size of model, parameter size, weight size, network size, smaller model, number of connection,
      model storage, model footprint, number of parameter, parameter count, parameter, smaller network, binary size, weight storage`,
  },
  {
    metric: 'energy',
    lessIsBetter: false,
    terms: `energy efficiency, energy efficient, power efficiency, power efficient, performance per watt, perf per watt,
      performance per w, perf per w, throughput per watt, token per joule, token per watt, tops per w, tops per watt, gops per w,
      energy saving, power saving, performance per joule, performance per energy, flops per watt`,
  },
  {
    metric: 'energy',
    lessIsBetter: true,
    terms: `energy, power, carbon, co2, co2e, emission, energy consumption, power consumption, carbon footprint,
      energy cost, battery, battery drain, battery consumption, energy overhead, power overhead, energy footprint, electricity, energy use, energy delay product, edp, energy delay, power budget, tdp, thermal design power, energy time`,
  },
  {
    metric: 'cost',
    lessIsBetter: false,
    terms: `cost efficiency, cost efficient, cost effective, cost effectiveness, performance per cost, performance per dollar, perf per dollar,
      throughput per cost, throughput per dollar, token per dollar, token per $, throughput per $, performance per $, perf per $, cheaper, cost saving, sample efficiency, sample efficient,
      data efficiency, affordable, performance per tco, perf per tco, performance cost ratio, cost performance, cost performance ratio, price performance, price performance ratio, cost reduction`,
  },
  {
    metric: 'cost',
    lessIsBetter: true,
    terms: `cost, expense, price, tco, flop, mac, computation, computational complexity, computational load, compute, computational overhead,
      computation overhead, compute overhead, arithmetic, number of gpu, number of device, number of server, number of machine, fewer gpu, less gpu, fewer device, fewer server,
      fewer machine, fewer chip, fewer gpu hour, less gpu hour, fewer gpu day, less gpu day, less gpu time, fewer accelerator hour, gpu resource, cpu resource, compute resource, hardware resource, computing resource, gpu hour, core hour, node hour, machine hour, gpu count, gpu usage, gpu demand, cpu usage, spending, training token, data requirement, number of operation, operation,
      gpu day, gpu time, training step, step, iteration, epoch, sample, training sample, training data,
      resource, money, budget, bill, computational resource, fewer core, fewer node, floating point operation, lut, dsp, flip flop, lut usage, dsp usage, lut consumption, dsp consumption, arithmetic operation, operation count, denoising step, compute budget`,
  },
  {
    metric: 'accuracy',
    lessIsBetter: true,
    terms: `error, error rate, error margin, mape, mae, rmse, mse, wer, perplexity, perplexities, ppl, fid, fvd, lpips,
      confidence interval, confidence interval width, accuracy loss, quality loss, validation loss, training loss, test loss, deviation, misprediction, divergence,
      accuracy drop, accuracy degradation, quality degradation, hallucination, gap, accuracy gap, quality gap, performance gap, performance prediction error, latency error, time error`,
  },
  {
    metric: 'accuracy',
    lessIsBetter: false,
    terms: `accuracy, acc, accuracies, quality, fidelity, precision, recall, score, correlation, win rate, success rate, pass rate,
      solve rate, correctness, map, bleu, rouge, f1, auc, psnr, ssim, vbench, clip, kendall, spearman, pearson, ndcg, iou, miou,
      exact match, reward, elo, accurate, pass@1, pass@k, accuracy point, task performance, zero shot performance, few shot performance, full precision performance, model performance, model quality, downstream performance,
      prediction accuracy, alignment, agreement, resolution rate, resolve rate, capability, capabilities, benchmark performance, mmlu, performance of the original model`,
  },
  {
    metric: 'overhead',
    lessIsBetter: true,
    terms: `overhead, slowdown, slower, setup time, set up time, startup overhead, die area, chip area, silicon area,
      penalty, area overhead, area increase, time overhead, latency overhead, runtime overhead, area cost, performance overhead,
      performance degradation, performance loss, performance drop, throughput loss, performance penalty, performance cost, throughput cost, latency cost, memory tax, logic area, area,
      warmup, warm up, initialization, preprocessing, set up, setup, one time, pre run, pre flight, pre launch, offline phase, training stall`,
  },
  {
    metric: 'scale',
    lessIsBetter: false,
    terms: `batch size, larger batch, larger model, bigger model, larger base model, larger graph, larger context, deeper model,
      larger network, larger dataset, larger problem, sequence length, context length, context size, supported context, maximum context, context window, input length, prompt length,
      longer sequence, longer context, longer input, longer video, longer prompt, concurrency, concurrent request, concurrent user,
      concurrent model, number of user, number of concurrent user, number of client, number of concurrent request, model scale, graph size, dataset size, problem size, concurrent adapter, concurrent session, concurrent job, more task, more model, more user, more job,
      more adapter, more agent, more tenant, more expert, more sequence, more image, larger kv cache, larger cache, more stream, more session, trainable model size,
      more server, more machine, more worker, more concurrent request, more concurrent user, larger, bigger, longer, larger parameter, more parameter, larger scale, token context`,
  },
  {
    metric: 'other',
    lessIsBetter: true,
    terms: `violation, violation rate, slo violation, sla violation, slo violation rate, traffic, communicating, communicate, communication, communication volume,
      communication cost, communication data, communication traffic, communication overhead, data movement, data transfer, data volume,
      access, accesses, memory access, memory accesses, dram access, cache miss, memory traffic, memory read, memory transaction, idle ratio, idle rate,
      idle fraction, idle time, gpu idle time, bubble time, waiting time share, bubble ratio, bubble rate, bubble, waiting ratio, miss rate, miss ratio, failure rate, preemption, eviction,
      imbalance, fragmentation, waste, line of code, code size, loc, failure, fault, interruption, kernel launch, synchronization,
      write, read, volume, byte transferred, byte moved, fewer byte, gradient size, message size, update size, payload size, packet size, ratio, response length, token usage, idleness, line, manual effort, effort, weight traffic, page fault, idle time ratio,
      memory fragmentation, memory waste, utilization loss, efficiency loss, performance variability, performance variance, performance interference, load imbalance, gpu idleness, wasted work, wasted memory`,
  },
  {
    metric: 'other',
    lessIsBetter: false,
    terms: `utilization, utilisation, effective training time, effective time, productive time, mfu, hfu, mbu, gpu utilization, memory utilization, bandwidth utilization, memory bandwidth utilization,
      flops utilization, scaling efficiency, efficiency, compute efficiency, hardware efficiency, linear scaling, weak scaling,
      strong scaling, scaling, scalability, area efficiency, area efficient, attainment, slo attainment, slo satisfaction, sla satisfaction, slo adherence, slo compliance, availability, occupancy, hit rate, hit ratio,
      mean time between failure, time between failure, mtbf, uptime, acceptance length, acceptance rate, accepted length, acceptance, coverage, lifetime, fairness,
      productivity, locality, data locality, arithmetic intensity, operational intensity, robustness, density, compute density, computational density, performance density, quality of experience, qoe, quality of service, qos, user experience, burstiness, reuse, time utilization, resource utilization, gpu memory utilization, resource efficiency, training efficiency,
      flop utilization, compute utilization, model flops utilization, ipc, parallel efficiency, peak, theoretical maximum, roofline`,
  },
];
