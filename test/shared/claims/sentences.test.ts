import { describe, expect, it } from 'vitest';
import { readingOf } from './readings.ts';

/**
 * Sentences in the manner of ML systems abstracts, written for this test, each with what a reader takes from it: number with
 * bound, metric, baseline after ">", hardware after "@", "↓" where a smaller number is better.
 */
const SENTENCES: readonly (readonly [string, readonly string[]])[] = [
  [
    'Evaluation shows that Foo improves throughput by 2.3x and reduces tail latency by 40% over vLLM on H100 GPUs.',
    ['2.3× throughput > vLLM @ H100', '40 % latency > vLLM @ H100'],
  ],
  [
    'Compared to the state-of-the-art systems vLLM and TensorRT-LLM, Foo achieves 1.7x and 1.3x higher goodput, respectively.',
    ['1.7× throughput > vLLM', '1.3× throughput > TensorRT-LLM'],
  ],
  [
    'Foo reaches 72% model FLOPs utilization, 1.3x higher than Megatron-LM.',
    ['72 % other', '1.3× other > Megatron-LM'],
  ],
  [
    'Foo sustains up to 225 TFLOPs/s per A100 GPU (72% of the theoretical maximum).',
    ['≤225 TFLOP/s throughput @ A100', '≤72 % other @ A100'],
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
  ['Foo achieves near-linear scaling with 76% scaling efficiency on 512 GPUs.', ['76 % other']],
  [
    'Our system cuts the P99 latency by 3.1x and the cost by 45% relative to AWS Inferentia.',
    ['3.1× latency > AWS Inferentia', '45 % cost > AWS Inferentia'],
  ],
  [
    'With a 3.5% overhead, Foo recovers from failures within 30 seconds.',
    ['3.5 % overhead ↓', '≤30 s latency ↓'],
  ],
  ['Foo lowers the checkpoint stall from 8.2 seconds to 1.1 seconds.', ['1.1 s latency ↓']],
  ['With half the memory, Foo has 1.3x higher latency than vLLM.', ['1.3× latency > vLLM ↓']],
  ['Foo improves GPU utilization from 26% to 71%.', ['71 % other']],
  [
    'Experiments show that Foo improves training throughput by 1.2-3.5x across five models on 64 V100 GPUs.',
    ['1.2–3.5× throughput @ V100'],
  ],
  [
    'Foo predicts iteration time with a mean error of 3.7% and is 1000x faster than cycle-accurate simulation.',
    ['⌀3.7 % accuracy ↓', '1000× speedup > cycle-accurate simulation'],
  ],
  [
    'Foo speeds up the end-to-end training time of GNNs by 4.1x on average and up to 9.1x over DGL and PyG.',
    ['⌀4.1× speedup > DGL', '≤9.1× speedup > PyG'],
  ],
  [
    "Foo's accelerator occupies 40.8 mm2 and dissipates 590 mW, achieving 3.2 TOPS/W.",
    ['590 mW energy ↓', '3.2 TOP/s/W energy'],
  ],
  ['It delivers a 19.2x improvement in energy efficiency over a V100 GPU.', ['19.2× energy > V100 GPU']],
  ['Foo reduces KV cache memory by 75% with less than 1% accuracy loss.', ['75 % memory', '≤1 % accuracy ↓']],
  ['At the same accuracy, Foo needs 4x fewer GPUs.', ['4× cost']],
  ['Foo attains 95.3% of the performance of hand-tuned kernels.', ['95.3 % speedup > hand-tuned kernels']],
  ['Foo outperforms the best baseline by 3.2 points on MMLU.', ['3.2 points accuracy > best baseline']],
  ['Foo improves the F1 score by 2.4 percentage points to 81.3%.', ['2.4 pp accuracy', '81.3 % accuracy']],
  ['Foo trains a 1.5B-parameter model in 12 hours on 8 A100s.', ['12 h latency @ A100 ↓']],
  ['Foo enables training of models with over 1 trillion parameters on 512 GPUs.', ['≥1 T parameters scale']],
  ['Foo scales to 12,288 GPUs with 55.2% MFU.', ['12,288 GPUs scale', '55.2 % other']],
  ['Foo saves 23.8%-74.7% of energy without slowing down training.', ['23.8–74.7 % energy']],
  ['Foo speeds up inference by a factor of 3.2 and halves memory.', ['3.2× speedup']],
  [
    'Foo gains 1.9x, 2.2x and 3.4x speedups on ResNet, BERT and GPT-2 over TensorFlow, respectively.',
    ['1.9× speedup > TensorFlow', '2.2× speedup > TensorFlow', '3.4× speedup > TensorFlow'],
  ],
  [
    'Foo reduces the number of floating point operations by 30% and improves top-1 accuracy by 0.8%.',
    ['30 % cost', '0.8 % accuracy'],
  ],
  ['Foo achieves a perplexity of 5.6 at 3 bits, compared to 6.1 for GPTQ.', ['5.6 accuracy > GPTQ ↓']],
  [
    'Foo extends the context length to 1M tokens, 8x longer than the baseline.',
    ['1 M tokens scale', '8× scale > baseline'],
  ],
  [
    'Foo increases the batch size by 4x, which leads to 2.6x higher throughput.',
    ['4× scale', '2.6× throughput'],
  ],
  ['Foo only adds 0.2 ms of latency per token.', ['0.2 ms latency ↓']],
  [
    'Foo is 1.8x slower than cuBLAS but uses 10x less energy.',
    ['1.8× overhead > cuBLAS ↓', '10× energy > cuBLAS'],
  ],
  ['Foo compresses embeddings by 112x with no loss of quality.', ['112× compression']],
  [
    'Foo generates kernels that are 2.1x faster than PyTorch eager and 1.4x faster than torch.compile.',
    ['2.1× speedup > PyTorch eager', '1.4× speedup > torch.compile'],
  ],
  ['Foo resolves 97% of the bank conflicts.', ['97 % other']],
  ['Foo reduces network traffic by 5.5x and cross-rack bandwidth by 60%.', ['5.5× other', '60 % other']],
  [
    'Foo handles 10,000 requests per second with a median latency of 3 ms.',
    ['10,000 requests/s throughput', '3 ms latency ↓'],
  ],
  [
    'Foo reduces time-to-first-token (TTFT) by up to 8x and improves throughput by 1.4-3.9x.',
    ['≤8× latency', '1.4–3.9× throughput'],
  ],
  ['Foo meets 99% of the deadlines while serving 2x more models per GPU.', ['99 % other', '2× scale']],
  [
    'Foo shows a correlation of 0.97 with real hardware and a mean absolute percentage error of 4.2%.',
    ['0.97 accuracy', '4.2 % accuracy ↓'],
  ],
  ['Foo processes 1.3 million images per second on a TPU v4 pod.', ['1.3 M images/s throughput @ TPU v4']],
  ['The chip reaches 45 FPS at 278 mW.', ['45 frames/s throughput', '278 mW energy ↓']],
  [
    'Foo accelerates MoE layers by 1.28x-2.77x under varied settings compared with Tutel.',
    ['1.28–2.77× speedup > Tutel'],
  ],
  ['Foo lets a single 24GB GPU serve a 70B model at 12 tokens/s.', ['12 tokens/s throughput']],
  [
    'Foo achieves 1.6-2.4$\\times$ speedup over FlashAttention-2 and reaches close to 1.2 PFLOPs/s.',
    ['1.6–2.4× speedup > FlashAttention-2', '≈1.2 PFLOP/s throughput'],
  ],
  ['We reduce DRAM accesses by 87%, resulting in a 3.4x energy reduction.', ['87 % other', '3.4× energy']],
  [
    'Foo reduces end-to-end latency by 48% (1.9x), and cuts cost by 30%.',
    ['48 % latency', '1.9× latency', '30 % cost'],
  ],
  ['Foo achieves comparable accuracy with 10x fewer training samples.', ['10× cost']],
  [
    'Compared with a CPU baseline, Foo is 50x faster and 120x more energy-efficient.',
    ['50× speedup > CPU baseline', '120× energy > CPU baseline'],
  ],
  ['In production, Foo has been deployed on over 10,000 GPUs and reduced failures by 57%.', ['57 % other']],
  ['While prior work achieves 1.5x speedup, our approach achieves 2.8x.', ['2.8× speedup']],
  ['With 50% sparsity, Foo is 1.8x faster than the dense model.', ['1.8× speedup > dense model']],
  [
    'For sequences of 128K tokens, Foo is 7x faster in prefill and 3x in decoding.',
    ['7× speedup', '3× speedup'],
  ],
  [
    'Foo reduces memory footprint by 3x compared with ZeRO-3 and 6x compared with DDP.',
    ['3× memory > ZeRO-3', '6× memory > DDP'],
  ],
  [
    'Foo reaches 83.4% top-1 accuracy on ImageNet, 1.2% higher than the baseline.',
    ['83.4 % accuracy', '1.2 % accuracy > baseline'],
  ],
  ["Foo's throughput is 2.2x that of Orca.", ['2.2× throughput > Orca']],
  ['Foo improves performance per watt by 2.7x.', ['2.7× energy']],
  ['Foo increases the acceptance length by 27%, giving a 3.1x speedup.', ['27 % other', '3.1× speedup']],
  ['Foo brings less than 2% overhead in 4,096-GPU jobs.', ['≤2 % overhead ↓']],
  ['Foo reduces 90% of the communication volume.', ['90 % other']],
  ['Foo achieves 2.4x throughput and 58% lower latency.', ['2.4× throughput', '58 % latency']],
  [
    'Foo achieves up to 10.7x, 5.1x, and 1.9x lower latency than HuggingFace, FasterTransformer and vLLM.',
    ['≤10.7× latency > HuggingFace', '≤5.1× latency > HuggingFace', '≤1.9× latency > HuggingFace'],
  ],
  [
    'Foo trains up to 40% faster than PyTorch FSDP on 16 H100 nodes.',
    ['≤40 % speedup > PyTorch FSDP @ H100'],
  ],
  ['Foo provides a 28x reduction in compile time.', ['28× latency']],
  [
    'Foo completes the tuning in 25 minutes, 12x faster than Ansor.',
    ['25 min latency ↓', '12× speedup > Ansor'],
  ],
  ['Accuracy drops by only 0.4%.', ['0.4 % accuracy ↓']],
  ['Foo raises SLO attainment by 32 percentage points.', ['32 pp other']],
  ['The method gives 3.2x compression at a 0.1 perplexity increase.', ['3.2× compression', '0.1 accuracy ↓']],
  [
    'Training on 8 GPUs, Foo achieves a 1.9x end-to-end speedup and a 2.3x reduction in peak memory usage.',
    ['1.9× speedup', '2.3× memory'],
  ],
  [
    'Foo achieves on average 15x-30x higher performance than contemporary CPUs and GPUs, with 30x-80x better TOPS/Watt.',
    ['⌀15–30× speedup > contemporary CPUs and GPUs', '30–80× energy > contemporary CPUs and GPUs'],
  ],
  ['Foo uses 1.3x-1.9x less power than the NVIDIA A100.', ['1.3–1.9× energy > NVIDIA A100']],
  ['Foo can benchmark a 30B model with a 16GB GPU in 21 hours.', ['21 h latency ↓']],
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
  [
    'Foo finds programs that outperform the best existing frameworks by up to 3.8x, 2.6x, and 1.7x on the Intel CPU, ARM CPU, and NVIDIA GPU, respectively.',
    [
      '≤3.8× speedup > best existing frameworks @ Intel',
      '≤2.6× speedup > best existing frameworks @ ARM',
      '≤1.7× speedup > best existing frameworks @ NVIDIA',
    ],
  ],
  ["Foo's predictions are within 8% of measured energy.", ['≤8 % accuracy ↓']],
  ['Foo improves cluster-wide job completion time by 37-50% over Gavel.', ['37–50 % latency > Gavel']],
  [
    'We show that Foo achieves 99.99% availability and 3.6x lower tail latency.',
    ['99.99 % other', '3.6× latency'],
  ],
  ['In comparison to GPTQ, Foo lowers the perplexity gap by 52% at 2 bits.', ['52 % accuracy > GPTQ']],
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
  ['Foo has a negligible (<1%) overhead.', ['≤1 % overhead ↓']],
  ['Foo can reduce the inference cost by more than 10x for the same quality.', ['≥10× cost']],
  [
    'We obtain a 2.6x speedup for Llama-2-70B and a 1.7x speedup for Mixtral-8x7B over FP16.',
    ['2.6× speedup > FP16', '1.7× speedup > FP16'],
  ],
  [
    'Our approach maintains 99.3% of the full-precision accuracy while shrinking the weights to 3.2 bits on average.',
    ['99.3 % accuracy', '⌀3.2 bits compression ↓'],
  ],
  [
    'Compared with full fine-tuning, Foo reduces the number of trainable parameters by 10,000x and the GPU memory requirement by 3x.',
    ['10,000× model-size > full fine-tuning', '3× memory > full fine-tuning'],
  ],
  ['Foo increases SLO attainment from 61% to 95%.', ['95 % other']],
  ['On the same hardware, Foo trains 2.7x larger models.', ['2.7× scale']],
  ['Foo shortens recovery time from 25 minutes to under 40 seconds.', ['≤40 s latency ↓']],
  [
    'Foo supports up to 4 million tokens and is 22.2x faster than sliding window with recomputation.',
    ['≤4 M tokens scale', '22.2× speedup > sliding window'],
  ],
  [
    'Foo serves 2,000 LoRA adapters on a single GPU and improves throughput by 4x over PEFT.',
    ['4× throughput > PEFT'],
  ],
  ['Foo executes 2.1 million tasks per second with sub-millisecond latencies.', ['2.1 M tasks/s throughput']],
  ['Foo cuts cold-start latency by 10-200x.', ['10–200× latency']],
  [
    'Results on an 8xA100 machine show an average improvement of 41% and a maximum of 2.8x.',
    ['⌀41 % speedup', '≤2.8× speedup'],
  ],
  [
    'Foo yields between 1.3x and 2.4x higher goodput than DistServe and Sarathi-Serve at the 99th percentile SLO.',
    ['1.3–2.4× throughput > DistServe and Sarathi-Serve'],
  ],
  ['For 7B models, speedups reach 2.5x; for 70B models, 3.1x.', ['2.5× speedup', '3.1× speedup']],
  ['The kernel achieves 92% of the peak memory bandwidth.', ['92 % other']],
  ['Foo improves MFU by 1.34x compared to Megatron-LM.', ['1.34× other > Megatron-LM']],
  [
    "Foo allocates 65% less memory than PyTorch's caching allocator.",
    ["65 % memory > PyTorch's caching allocator"],
  ],
  ['Foo lowers end-to-end latency by 2.1x (1.8x geomean).', ['2.1× latency', '⌀1.8× latency']],
  [
    'Foo consumes 45.4 mW at 0.8 V and reaches an energy efficiency of 12.5 TOPS/W.',
    ['45.4 mW energy ↓', '12.5 TOP/s/W energy'],
  ],
  [
    'With only 1.2K lines of code, Foo improves throughput by 20%.',
    ['1200 lines other ↓', '20 % throughput'],
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
  [
    'The average accepted length is 4.5 tokens, resulting in a 3x speedup.',
    ['⌀4.5 tokens other', '3× speedup'],
  ],
  [
    'Foo reduces the hallucination rate by 18% while adding only 3% latency overhead.',
    ['18 % accuracy', '3 % overhead ↓'],
  ],
  ['Foo reduced energy use 2.4x.', ['2.4× energy']],
  ['Foo is up to 2.9 times as fast as the baseline.', ['≤2.9× speedup > baseline']],
  ['Accuracy improves by 4.3 absolute points over LoRA.', ['4.3 points accuracy > LoRA']],
  [
    'Foo obtains an 8.4% increase in throughput and a 12% decrease in P99 latency.',
    ['8.4 % throughput', '12 % latency'],
  ],
  ['Foo can save 30% GPU memory and 20% training time.', ['30 % memory', '20 % latency']],
  ['Experiments on two A100-80GB GPUs show 3.2x throughput gains.', ['3.2× throughput @ A100-80GB']],
  [
    'Foo enables 32K-context inference on a 24 GB RTX 4090 with 85% less KV cache.',
    ['85 % memory @ RTX 4090'],
  ],
  ['Foo needs just 6 GB of GPU memory.', ['6 GB memory ↓']],
  // A number without a unit shares that of the number it is joined to.
  ['Foo is up to 41.5 and 6.2 times faster than the CPU.', ['≤41.5× speedup > CPU', '≤6.2× speedup > CPU']],
  ['Foo shrinks the number of parameters 3 to 11 times.', ['3–11× model-size']],
  // After "from ... to", the amount itself counts: less perplexity is better, a bigger share of it too.
  ['Foo brings the perplexity on a corpus from 9.1 to 7.3.', ['7.3 accuracy ↓']],
  // What the opening sets up is no result.
  ['On 96 GPUs and contexts up to 256K tokens, Foo trains 1.6x faster.', ['1.6× speedup']],
  ['The same model without the cache reached 31%, despite 80% on easier tasks.', []],
  ['Foo with 15% of the tokens improves throughput by 3x.', ['3× throughput']],
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
  [
    'Foo runs at half the cost of the A100, reaching 81% of its speed on an RTX 4090.',
    ['81 % speedup @ A100, RTX 4090'],
  ],
  ['Foo is 4x faster than vLLM with a 2% accuracy loss.', ['4× speedup > vLLM', '2 % accuracy ↓']],
  ['Foo offers 4x higher resilience than prior systems.', ['4× other > prior systems']],
  ['Foo prunes the weights to at least 60% sparsity.', ['≥60 % compression']],
  [
    'The chip reaches 812.5 inferences/sec and 1,920 inferences/J.',
    ['812.5 inferences/s throughput', '1920 inferences/J energy'],
  ],
  ['Foo raises TOPS/Watt to nearly 12x the GPU.', ['≈12× energy > GPU']],
  ['Foo improves throughput by 15+%.', ['≥15 % throughput']],
  ['Foo achieves 1,4x and 2.3x speedups.', ['1.4× speedup', '2.3× speedup']],
  [
    'Foo achieves speedups ranging from 2.1x to 6.3x on x86 CPUs and from 1.2x to 5.1x on ARM CPUs.',
    ['2.1–6.3× speedup', '1.2–5.1× speedup @ ARM'],
  ],
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
  [
    'Foo performs as well as full synchronisation while communicating 300 times less.',
    ['300× other > full synchronisation'],
  ],
  ['Mean time between failures rose from 9 to 22 hours.', ['22 h other']],
  ['On average, Foo reduces DRAM access by 11x and doubles speed.', ['⌀11× other']],
  [
    'Foo enables models of many kinds, old and new, small and large, to read stably with up to 3 million tokens.',
    ['≤3 M tokens scale'],
  ],
  [
    'Foo trains 5x faster while scaling context from 64K to 512K tokens.',
    ['5× speedup', '512,000 tokens scale'],
  ],
  ['Foo conserves 48% energy and cuts the KV cache size by 3x.', ['48 % energy', '3× memory']],
  ['Foo retains 98% of the zero-shot performance.', ['98 % accuracy']],
  ['Foo cuts iteration time by 20% and boosts bus bandwidth by 60%.', ['20 % latency', '60 % throughput']],
  ['Foo gives a 1.3x average speedup and 4x lower latency.', ['⌀1.3× speedup', '4× latency']],
  [
    'Foo reduces JCT by 20%, tail JCT by 30%, and GPU hours used by 12%.',
    ['20 % latency', '30 % latency', '12 % cost'],
  ],
  ['Foo reduces job completion time (JCT) by 20% and makespan by 30%.', ['20 % latency', '30 % latency']],
  ['Foo reaches up to 96 TOPS and up to 5.1 TOPS/W.', ['≤96 TOP/s throughput', '≤5.1 TOP/s/W energy']],
  [
    'Foo trains over 6x faster, with over 5x reduction in accesses to slow memory.',
    ['≥6× speedup', '≥5× other'],
  ],
  ['Foo reduces the required capacity by 3x.', ['3× memory']],
  [
    'Foo reduces the error from 95% and 31% to 2.5% in predicting the latency of a model.',
    ['2.5 % accuracy ↓'],
  ],
  ['Protecting only 2% of the weights can greatly reduce the error.', []],
  [
    'Foo outperforms X by 3x while keeping search times under 9 minutes.',
    ['3× speedup > X', '≤9 min latency ↓'],
  ],
  ['Foo achieves a compression ratio of 16x and a PSNR of 32.5 dB.', ['16× compression', '32.5 accuracy']],
  ['Foo reaches 31.5 TOPS/W and 2.6 TOPS/mm2.', ['31.5 TOP/s/W energy', '2.6 TOP/s/mm2 other']],
  ['Foo runs the model with less-than-2GB memory usage.', ['≤2 GB memory ↓']],
  ['Foo supports a context length of up to 2 million on one node.', ['≤2 M tokens scale']],
  ['A 6 TOPS@1GHz engine fits beside each core.', []],
  ['Foo is 2.5x faster, with over 40% of the gains attributed to overlap.', ['2.5× speedup']],
  ['We find that 98% of the gradients are redundant.', []],
  ['Foo saves 4%-9% more energy compared to Linux governors.', ['4–9 % energy > Linux governors']],
  [
    'TPOT stays within 5% absolute error, end-to-end latency within 6%, and output throughput within 2%.',
    ['≤5 % accuracy ↓', '≤6 % accuracy ↓', '≤2 % accuracy ↓'],
  ],
  ['Unit utilization under heavy load exceeds 85%.', ['≥85 % other']],
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
  ['Foo provides an improvement of up to 65% in end-to-end makespan.', ['≤65 % latency']],
  ['Foo reaches 45-70% of the theoretical maximum FLOPs/s on A100.', ['45–70 % other @ A100']],
  ['Foo mitigates GPU utilization loss by up to 55%.', ['≤55 % other']],
  ['Foo is 1.4x faster when compared with its heterogeneity-aware counterpart, Bar.', ['1.4× speedup > Bar']],
  [
    'On A100 and H100, Foo achieves 1,150/1,420 TFLOPS per GPU.',
    ['1150 TFLOP/s throughput @ A100, H100', '1420 TFLOP/s throughput @ A100, H100'],
  ],
  ['Foo requires only 1.9M H800 GPU hours.', ['1.9 M GPU-hours cost @ H800 ↓']],
  [
    'Foo yields improvements of 12x, 4x, and 6x in throughput, energy, and computational density, respectively.',
    ['12× throughput', '4× energy', '6× other'],
  ],
  [
    'Foo is 7x smaller and 5x faster than the best network.',
    ['7× model-size > best network', '5× speedup > best network'],
  ],
  ['The area cost and the energy per inference are reduced by 5x and 20x.', ['5× overhead', '20× energy']],
  ['Foo increases throughput (1.8x) and linearity (20x).', ['1.8× throughput', '20× other']],
  ['Foo keeps quality with negligible (<1%) accuracy degradation.', ['≤1 % accuracy ↓']],
  ['Foo gives 75% lower on-device memory usage.', ['75 % memory']],
  ['Foo narrows the accuracy gap by up to 40% relative to Bar.', ['≤40 % accuracy > Bar']],
  ['Foo improves p99 latency by 10% at 4% cost.', ['10 % latency', '4 % overhead ↓']],
  [
    'Foo was tested with many kinds of clients, including up to 300 clients and 80% stragglers, and is 2x faster.',
    ['2× speedup'],
  ],
  [
    'Foo cuts the medians by 50 to 55 percent for energy and 70 to 75 percent for carbon.',
    ['50–55 % energy', '70–75 % energy'],
  ],
  ['Foo is ahead of Bar, with greater than a 5% improvement over Baz.', ['≥5 % speedup > Baz']],
  ['Foo violates its SLO on 0.4% of requests.', ['0.4 % other ↓']],
  [
    'When required to meet deadlines at least 99% of the time, Foo serves 3x more requests.',
    ['3× throughput'],
  ],
  [
    'Foo outperforms two serving systems, Bar and Baz, by up to 2.5x and 1.5x, respectively.',
    ['≤2.5× speedup > Bar', '≤1.5× speedup > Baz'],
  ],
  [
    'Foo gives an average 12x, 2x, and 6x improvement over Bar in terms of response time, throughput, and satisfaction, respectively.',
    ['⌀12× latency > Bar', '⌀2× throughput > Bar', '⌀6× other > Bar'],
  ],
  ['Experiments over four datasets show that Foo allows for up to 15x compression.', ['≤15× compression']],
  ['The low memory use of Foo enables scaling up to 16x larger context lengths.', ['≤16× scale']],
  ['Foo sustains 2.1x the request rate of Orca.', ['2.1× throughput > Orca']],
  ['With preemption enabled, it costs less than 0.7% of the throughput.', ['≤0.7 % overhead ↓']],
  [
    'We improve throughput over S-LoRA by 1.5x and over HuggingFace PEFT by 30x.',
    ['1.5× throughput > S-LoRA', '30× throughput > HuggingFace PEFT'],
  ],
  [
    'Compared with the encrypted baseline, Foo doubles batches, improves throughput by 2.2x and keeps the overhead relative to plain execution under 18%.',
    ['2.2× throughput > encrypted baseline', '≤18 % overhead > plain execution ↓'],
  ],
  ['We need 30% fewer GPU hours than veRL.', ['30 % cost > veRL']],
  ['With Foo, indexes are smaller at the price of a 1.1% drop in recall@10.', ['1.1 % accuracy ↓']],
  [
    'It predicts step time with an average error of 4.1% and the memory footprint within 2.3%.',
    ['⌀4.1 % accuracy ↓', '≤2.3 % accuracy ↓'],
  ],
  ['Foo loses 1.5 points, whereas QuaRot loses 7.2 points.', ['1.5 points accuracy ↓']],
  ['We meet the latency target of 25 ms for 99.8% of the requests.', ['99.8 % other']],
  ['Foo never slows decoding down by more than 3%.', ['≤3 % overhead ↓']],
  [
    'Foo is 12x faster than a CPU and 50x faster than an ARM CPU, at an area overhead of 3.1%.',
    ['12× speedup > CPU', '50× speedup > ARM CPU', '3.1 % overhead ↓'],
  ],
  [
    'The mean speedup over PyTorch is 1.2x, compared with 0.6x for the base model and 0.8x for a larger one.',
    ['⌀1.2× speedup > PyTorch'],
  ],
  [
    'Long prompts cost less than 12% of the throughput, while existing engines drop by over 80%.',
    ['≤12 % overhead ↓'],
  ],
  ['Foo trains ResNet-50 in 2.2 hours, 40% less than Bar.', ['2.2 h latency ↓', '40 % latency > Bar']],
  ['We reach 90% of the line rate.', ['90 % other']],
  ['Foo tolerates links as slow as 0.4 Gbps and cuts traffic by 90x.', ['90× other']],
  [
    'The counter reads 100% while nothing is computed, and Foo finds such stalls in 2 ms.',
    ['2 ms latency ↓'],
  ],
];

describe('extractClaims: what sentences say', () => {
  it.each(SENTENCES)('%s', (sentence, expected) => {
    expect(readingOf(sentence)).toEqual(expected);
  });
});
