import { describe, expect, it } from 'vitest';
import { readingOf } from './readings.ts';

/**
 * What results were measured on, in sentences in the manner of ML systems abstracts, written for this test; each with what a reader takes from it,
 * in the short form of readings.ts.
 */
const SENTENCES: readonly (readonly [string, readonly string[]])[] = [
  [
    'Evaluation shows that Foo improves throughput by 2.3x and reduces tail latency by 40% over vLLM on H100 GPUs.',
    ['2.3× throughput > vLLM @ H100', '40 % latency > vLLM @ H100'],
  ],
  [
    'Foo sustains up to 225 TFLOPs/s per A100 GPU (72% of the theoretical maximum).',
    ['≤225 TFLOP/s throughput @ A100', '≤72 % other @ A100'],
  ],
  [
    'Experiments show that Foo improves training throughput by 1.2-3.5x across five models on 64 V100 GPUs.',
    ['1.2–3.5× throughput @ V100'],
  ],
  ['Foo trains a 1.5B-parameter model in 12 hours on 8 A100s.', ['12 h latency @ A100 ↓']],
  ['Foo processes 1.3 million images per second on a TPU v4 pod.', ['1.3 M images/s throughput @ TPU v4']],
  [
    'Foo trains up to 40% faster than PyTorch FSDP on 16 H100 nodes.',
    ['≤40 % speedup > PyTorch FSDP @ H100'],
  ],
  [
    'Foo finds programs that outperform the best existing frameworks by up to 3.8x, 2.6x, and 1.7x on the Intel CPU, ARM CPU, and NVIDIA GPU, respectively.',
    [
      '≤3.8× speedup > best existing frameworks @ Intel',
      '≤2.6× speedup > best existing frameworks @ ARM',
      '≤1.7× speedup > best existing frameworks @ NVIDIA',
    ],
  ],
  [
    'Foo achieves 26.4 tokens per second on a Raspberry Pi 5, 4.2x faster than llama.cpp.',
    ['26.4 tokens/s throughput @ Raspberry Pi 5', '4.2× speedup > llama.cpp @ Raspberry Pi 5'],
  ],
  [
    'Evaluated on an NVIDIA Jetson Orin, Foo reduces energy by 35% and doubles throughput.',
    ['35 % energy @ NVIDIA Jetson Orin'],
  ],
  ['Foo accelerates GPT-3 training by 1.1-1.7x on TPUv4 pods.', ['1.1–1.7× speedup @ TPUv4']],
  ['Experiments on two A100-80GB GPUs show 3.2x throughput gains.', ['3.2× throughput @ A100-80GB']],
  [
    'Foo enables 32K-context inference on a 24 GB RTX 4090 with 85% less KV cache.',
    ['85 % memory @ RTX 4090'],
  ],
  [
    'Foo runs at half the cost of the A100, reaching 81% of its speed on an RTX 4090.',
    ['81 % speedup @ A100, RTX 4090'],
  ],
  [
    'Foo achieves speedups ranging from 2.1x to 6.3x on x86 CPUs and from 1.2x to 5.1x on ARM CPUs.',
    ['2.1–6.3× speedup', '1.2–5.1× speedup @ ARM'],
  ],
  // Sizes do not come between a result and what it is compared with.
  [
    'Foo delivers 5x and 6x speedup over 16 and 512 A100 GPUs, respectively, over the previous record.',
    ['5× speedup > previous record @ A100', '6× speedup > previous record @ A100'],
  ],
  [
    'Foo speeds up A by 2x on A100, 3x on L40S; and B by 4x on A100, compared to TensorRT-LLM.',
    [
      '2× speedup > TensorRT-LLM @ A100',
      '3× speedup > TensorRT-LLM @ L40S',
      '4× speedup > TensorRT-LLM @ A100',
    ],
  ],
  [
    'Foo sustains 40 TFLOPs on a V100 compared to 30TF using PyTorch alone.',
    ['40 TFLOP/s throughput > PyTorch alone @ V100'],
  ],
  ['Foo reaches 45-70% of the theoretical maximum FLOPs/s on A100.', ['45–70 % other @ A100']],
  [
    'On A100 and H100, Foo achieves 1,150/1,420 TFLOPS per GPU.',
    ['1150 TFLOP/s throughput @ A100, H100', '1420 TFLOP/s throughput @ A100, H100'],
  ],
  ['Foo requires only 1.9M H800 GPU hours.', ['1.9 M GPU-hours cost @ H800 ↓']],
  [
    'We evaluate Foo on two kinds of devices, including NVIDIA GPUs and AMD GPUs. Foo is 2x faster.',
    ['2× speedup @ NVIDIA, AMD'],
  ],
  [
    'Foo sustains 14 tokens/s on an RTX 4090. This outperforms Bar by 3x.',
    ['14 tokens/s throughput @ RTX 4090', '3× speedup > Bar @ RTX 4090'],
  ],
  [
    'We assess it using the Huawei Ascend chips, and compare them with an A100. Foo is 6x faster.',
    ['6× speedup @ Huawei Ascend'],
  ],
  [
    'Foo is 1.7x faster on L40S and 2.1x faster on A40, while recovering A100 to 1.4x.',
    ['1.7× speedup @ L40S', '2.1× speedup @ A40', '1.4× speedup @ A100'],
  ],
  [
    'We explore four designs on an AMD Alveo U55C. The fastest one takes 63 us, 4x faster than a CPU.',
    ['63 µs latency @ AMD Alveo U55C ↓', '4× speedup > CPU @ AMD Alveo U55C'],
  ],
];

describe('extractClaims: hardware in sentences', () => {
  it.each(SENTENCES)('%s', (sentence, expected) => {
    expect(readingOf(sentence)).toEqual(expected);
  });
});
