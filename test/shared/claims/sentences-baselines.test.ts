import { describe, expect, it } from 'vitest';
import { readingOf } from './readings.ts';

/**
 * What results are compared with, in sentences in the manner of ML systems abstracts, written for this test; each with what a reader takes from it,
 * in the short form of readings.ts.
 */
const SENTENCES: readonly (readonly [string, readonly string[]])[] = [
  [
    'Compared to the state-of-the-art systems vLLM and TensorRT-LLM, Foo achieves 1.7x and 1.3x higher goodput, respectively.',
    ['1.7× throughput > vLLM', '1.3× throughput > TensorRT-LLM'],
  ],
  [
    'Foo reaches 72% model FLOPs utilization, 1.3x higher than Megatron-LM.',
    ['72 % other', '1.3× other > Megatron-LM'],
  ],
  [
    'Foo yields a 15% end-to-end wall-clock speedup on BERT-large compared to the MLPerf training record, 3x speedup on GPT-2, and 2.4x speedup on long-range arena.',
    [
      '15 % speedup > MLPerf training record',
      '3× speedup > MLPerf training record',
      '2.4× speedup > MLPerf training record',
    ],
  ],
  ['It uses 5-20x less memory than standard attention.', ['5–20× memory > standard attention']],
  [
    'Our system cuts the P99 latency by 3.1x and the cost by 45% relative to AWS Inferentia.',
    ['3.1× latency > AWS Inferentia', '45 % cost > AWS Inferentia'],
  ],
  ['With half the memory, Foo has 1.3x higher latency than vLLM.', ['1.3× latency > vLLM ↓']],
  [
    'Foo predicts iteration time with a mean error of 3.7% and is 1000x faster than cycle-accurate simulation.',
    ['⌀3.7 % accuracy ↓', '1000× speedup > cycle-accurate simulation'],
  ],
  [
    'Foo speeds up the end-to-end training time of GNNs by 4.1x on average and up to 9.1x over DGL and PyG.',
    ['⌀4.1× speedup > DGL', '≤9.1× speedup > PyG'],
  ],
  ['It delivers a 19.2x improvement in energy efficiency over a V100 GPU.', ['19.2× energy > V100 GPU']],
  ['Foo attains 95.3% of the performance of hand-tuned kernels.', ['95.3 % speedup > hand-tuned kernels']],
  ['Foo outperforms the best baseline by 3.2 points on MMLU.', ['3.2 points accuracy > best baseline']],
  [
    'Foo gains 1.9x, 2.2x and 3.4x speedups on ResNet, BERT and GPT-2 over TensorFlow, respectively.',
    ['1.9× speedup > TensorFlow', '2.2× speedup > TensorFlow', '3.4× speedup > TensorFlow'],
  ],
  ['Foo achieves a perplexity of 5.6 at 3 bits, compared to 6.1 for GPTQ.', ['5.6 accuracy > GPTQ ↓']],
  [
    'Foo extends the context length to 1M tokens, 8x longer than the baseline.',
    ['1 M tokens scale', '8× scale > baseline'],
  ],
  [
    'Foo is 1.8x slower than cuBLAS but uses 10x less energy.',
    ['1.8× overhead > cuBLAS ↓', '10× energy > cuBLAS'],
  ],
  [
    'Foo generates kernels that are 2.1x faster than PyTorch eager and 1.4x faster than torch.compile.',
    ['2.1× speedup > PyTorch eager', '1.4× speedup > torch.compile'],
  ],
  [
    'Foo accelerates MoE layers by 1.28x-2.77x under varied settings compared with Tutel.',
    ['1.28–2.77× speedup > Tutel'],
  ],
  [
    'Foo achieves 1.6-2.4$\\times$ speedup over FlashAttention-2 and reaches close to 1.2 PFLOPs/s.',
    ['1.6–2.4× speedup > FlashAttention-2', '≈1.2 PFLOP/s throughput'],
  ],
  [
    'Compared with a CPU baseline, Foo is 50x faster and 120x more energy-efficient.',
    ['50× speedup > CPU baseline', '120× energy > CPU baseline'],
  ],
  ['With 50% sparsity, Foo is 1.8x faster than the dense model.', ['1.8× speedup > dense model']],
  [
    'Foo reduces memory footprint by 3x compared with ZeRO-3 and 6x compared with DDP.',
    ['3× memory > ZeRO-3', '6× memory > DDP'],
  ],
  [
    'Foo reaches 83.4% top-1 accuracy on ImageNet, 1.2% higher than the baseline.',
    ['83.4 % accuracy', '1.2 % accuracy > baseline'],
  ],
  ["Foo's throughput is 2.2x that of Orca.", ['2.2× throughput > Orca']],
  [
    'Foo achieves up to 10.7x, 5.1x, and 1.9x lower latency than HuggingFace, FasterTransformer and vLLM.',
    ['≤10.7× latency > HuggingFace', '≤5.1× latency > HuggingFace', '≤1.9× latency > HuggingFace'],
  ],
  [
    'Foo completes the tuning in 25 minutes, 12x faster than Ansor.',
    ['25 min latency ↓', '12× speedup > Ansor'],
  ],
  [
    'Foo achieves on average 15x-30x higher performance than contemporary CPUs and GPUs, with 30x-80x better TOPS/Watt.',
    ['⌀15–30× speedup > contemporary CPUs and GPUs', '30–80× energy > contemporary CPUs and GPUs'],
  ],
  ['Foo uses 1.3x-1.9x less power than the NVIDIA A100.', ['1.3–1.9× energy > NVIDIA A100']],
  [
    'Foo reduces the communication volume by 4.5x and achieves 2.1x throughput compared to NCCL.',
    ['4.5× other > NCCL', '2.1× throughput > NCCL'],
  ],
  [
    'Foo provides 24x higher throughput than HuggingFace Transformers and up to 3.5x higher throughput than Text Generation Inference.',
    ['24× throughput > HuggingFace Transformers', '≤3.5× throughput > Text Generation Inference'],
  ],
  [
    'Foo is 1.25x to 3.8x faster than existing compilers and generates code that is on par with hand-written libraries.',
    ['1.25–3.8× speedup > existing compilers'],
  ],
  ['Foo improves cluster-wide job completion time by 37-50% over Gavel.', ['37–50 % latency > Gavel']],
  ['In comparison to GPTQ, Foo lowers the perplexity gap by 52% at 2 bits.', ['52 % accuracy > GPTQ']],
  [
    'We obtain a 2.6x speedup for Llama-2-70B and a 1.7x speedup for Mixtral-8x7B over FP16.',
    ['2.6× speedup > FP16', '1.7× speedup > FP16'],
  ],
  [
    'Compared with full fine-tuning, Foo reduces the number of trainable parameters by 10,000x and the GPU memory requirement by 3x.',
    ['10,000× model-size > full fine-tuning', '3× memory > full fine-tuning'],
  ],
  [
    'Foo supports up to 4 million tokens and is 22.2x faster than sliding window with recomputation.',
    ['≤4 M tokens scale', '22.2× speedup > sliding window'],
  ],
  [
    'Foo serves 2,000 LoRA adapters on a single GPU and improves throughput by 4x over PEFT.',
    ['4× throughput > PEFT'],
  ],
  [
    'Foo yields between 1.3x and 2.4x higher goodput than DistServe and Sarathi-Serve at the 99th percentile SLO.',
    ['1.3–2.4× throughput > DistServe and Sarathi-Serve'],
  ],
  ['Foo improves MFU by 1.34x compared to Megatron-LM.', ['1.34× other > Megatron-LM']],
  [
    "Foo allocates 65% less memory than PyTorch's caching allocator.",
    ["65 % memory > PyTorch's caching allocator"],
  ],
  ['Foo is up to 2.9 times as fast as the baseline.', ['≤2.9× speedup > baseline']],
  ['Accuracy improves by 4.3 absolute points over LoRA.', ['4.3 points accuracy > LoRA']],
  // A number without a unit shares that of the number it is joined to.
  ['Foo is up to 41.5 and 6.2 times faster than the CPU.', ['≤41.5× speedup > CPU', '≤6.2× speedup > CPU']],
  // A win over X reaches up to the next comparison of its own.
  [
    'Foo outperforms SGLang with 2x higher throughput and 3x lower TTFT, and is 1.2x faster than vLLM.',
    ['2× throughput > SGLang', '3× latency > SGLang', '1.2× speedup > vLLM'],
  ],
  ['Foo needs less than 4% of the GPU hours used by full training.', ['≤4 % cost > full training ↓']],
  ['Foo is within 4% of the hand-tuned kernel.', ['≤4 % other > hand-tuned kernel ↓']],
  [
    'Foo speeds up training by up to 30% over models trained with the tuned Tutel library and 1.8x over DGL.',
    ['≤30 % speedup > Tutel library', '≤1.8× speedup > DGL'],
  ],
  [
    'Foo improves the throughput over three leading engines Orca, Hugging Face Accelerate, and FlexGen by up to 9x, 7x and 2x.',
    ['≤9× throughput > Orca', '≤7× throughput > Hugging Face Accelerate', '≤2× throughput > FlexGen'],
  ],
  ['Foo is 4x faster than vLLM with a 2% accuracy loss.', ['4× speedup > vLLM', '2 % accuracy ↓']],
  ['Foo offers 4x higher resilience than prior systems.', ['4× other > prior systems']],
  ['Foo raises TOPS/Watt to nearly 12x the GPU.', ['≈12× energy > GPU']],
  // As many names as numbers, whatever they are called.
  [
    'Compared to GPU-only, NPU-only, and a naive mixed design, Foo achieves 3x, 2x and 1.5x throughput, respectively.',
    ['3× throughput > GPU-only', '2× throughput > NPU-only', '1.5× throughput > naive mixed design'],
  ],
  [
    'Foo achieves 2x, 4x and 9x speedup, and 3x, 5x and 7x energy savings over the A3 chip, TITAN Xp GPU, Xeon CPU, respectively.',
    [
      '2× speedup > A3 chip',
      '4× speedup > TITAN Xp GPU',
      '9× speedup > Xeon CPU',
      '3× energy > A3 chip',
      '5× energy > TITAN Xp GPU',
      '7× energy > Xeon CPU',
    ],
  ],
  [
    'Foo performs as well as full synchronisation while communicating 300 times less.',
    ['300× other > full synchronisation'],
  ],
  [
    'Foo outperforms X by 3x while keeping search times under 9 minutes.',
    ['3× speedup > X', '≤9 min latency ↓'],
  ],
  ['Foo saves 4%-9% more energy compared to Linux governors.', ['4–9 % energy > Linux governors']],
  [
    'Compared to a CPU baseline and an older accelerator, Foo achieves 10.5x and 3.5x speedup on average, respectively.',
    ['⌀10.5× speedup > CPU baseline', '⌀3.5× speedup > older accelerator'],
  ],
  [
    'Foo outperforms expert caching methods by up to 7.5x and offloading methods by 1.5x.',
    ['≤7.5× speedup > expert caching methods', '1.5× speedup > offloading methods'],
  ],
  [
    'Foo yields throughput gains of up to 2.5x and latency reductions of 35% compared to default heuristics.',
    ['≤2.5× throughput > default heuristics', '35 % latency > default heuristics'],
  ],
  [
    'Foo reduces the total energy by up to 60% from unoptimized baselines.',
    ['≤60 % energy > unoptimized baselines'],
  ],
  ['Foo beats X in the compute-intensive prefill stage by up to 1.5x.', ['≤1.5× speedup > X']],
  ['Foo is 1.4x faster when compared with its heterogeneity-aware counterpart, Bar.', ['1.4× speedup > Bar']],
  [
    'Foo is 7x smaller and 5x faster than the best network.',
    ['7× model-size > best network', '5× speedup > best network'],
  ],
  ['Foo narrows the accuracy gap by up to 40% relative to Bar.', ['≤40 % accuracy > Bar']],
  ['Foo is ahead of Bar, with greater than a 5% improvement over Baz.', ['≥5 % speedup > Baz']],
  [
    'Foo outperforms two serving systems, Bar and Baz, by up to 2.5x and 1.5x, respectively.',
    ['≤2.5× speedup > Bar', '≤1.5× speedup > Baz'],
  ],
  [
    'Foo gives an average 12x, 2x, and 6x improvement over Bar in terms of response time, throughput, and satisfaction, respectively.',
    ['⌀12× latency > Bar', '⌀2× throughput > Bar', '⌀6× other > Bar'],
  ],
  ['Foo sustains 2.1x the request rate of Orca.', ['2.1× throughput > Orca']],
  [
    'We improve throughput over S-LoRA by 1.5x and over HuggingFace PEFT by 30x.',
    ['1.5× throughput > S-LoRA', '30× throughput > HuggingFace PEFT'],
  ],
  [
    'Compared with the encrypted baseline, Foo doubles batches, improves throughput by 2.2x and keeps the overhead relative to plain execution under 18%.',
    ['2.2× throughput > encrypted baseline', '≤18 % overhead > plain execution ↓'],
  ],
  ['We need 30% fewer GPU hours than veRL.', ['30 % cost > veRL']],
  [
    'Foo is 12x faster than a CPU and 50x faster than an ARM CPU, at an area overhead of 3.1%.',
    ['12× speedup > CPU', '50× speedup > ARM CPU', '3.1 % overhead ↓'],
  ],
  [
    'The mean speedup over PyTorch is 1.2x, compared with 0.6x for the base model and 0.8x for a larger one.',
    ['⌀1.2× speedup > PyTorch'],
  ],
  ['Foo trains ResNet-50 in 2.2 hours, 40% less than Bar.', ['2.2 h latency ↓', '40 % latency > Bar']],
  ['Foo is 15% slower than that achieved by a hand-tuned library.', ['15 % overhead > hand-tuned library ↓']],
  ['Foo reduces TTFT by 2.4x from full recomputation.', ['2.4× latency > full recomputation']],
  ['Compared to LLM engines like SGLang, Foo has 2x lower TTFT.', ['2× latency > SGLang']],
  [
    'Foo achieves an average of 1.8x speedup (up to 2.7x) over XLA.',
    ['⌀1.8× speedup > XLA', '≤2.7× speedup > XLA'],
  ],
  [
    'Against other engines, including llama.cpp and MLC-LLM, Foo is 3x faster.',
    ['3× speedup > llama.cpp and MLC-LLM'],
  ],
  ['Foo loses less than 0.5% accuracy degradation relative to FP16.', ['≤0.5 % accuracy > FP16 ↓']],
  [
    'Foo has better accuracy, surpassing AWQ by over 12 points and Bar(RTN) by more than 2.9 points.',
    ['≥12 points accuracy > AWQ', '≥2.9 points accuracy > Bar(RTN)'],
  ],
  [
    'Foo achieves a 40% reduction in endpoint error with 22% lower energy compared to Bar.',
    ['40 % accuracy > Bar', '22 % energy > Bar'],
  ],
  [
    'Compared to the A100, Foo is 2.5x faster while consuming only 48% of the energy.',
    ['2.5× speedup > A100', '48 % energy > A100 ↓'],
  ],
  [
    'Foo achieves 1.4x and 1.3x higher throughput than the baselines and attains 31% and 30% cost savings over on-demand instances, respectively.',
    [
      '1.4× throughput > baselines',
      '1.3× throughput > baselines',
      '31 % cost > on-demand instances',
      '30 % cost > on-demand instances',
    ],
  ],
  [
    'Foo serves 3x more requests or enforces 1.5x tighter SLOs than Bar.',
    ['3× throughput > Bar', '1.5× latency > Bar'],
  ],
  ['Compared to using only a single GPU type, Foo cuts cost by 77%.', ['77 % cost > single GPU type']],
];

describe('extractClaims: baselines in sentences', () => {
  it.each(SENTENCES)('%s', (sentence, expected) => {
    expect(readingOf(sentence)).toEqual(expected);
  });
});
