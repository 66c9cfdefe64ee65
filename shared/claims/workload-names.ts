/**
 * Models, data sets and benchmarks that results are measured with: data, to be extended by anyone. Each is how the name is
 * printed, without anchors; a size ("-70B", " 7B-Instruct") may follow a model.
 */
export const MODEL_NAMES = [
  String.raw`(?:Code ?)?(?:[Ll]lama|LLa[Mm][Aa]|LLAMA)(?:[- ]?\d(?:\.\d)?)?`, String.raw`GPT[- ]?(?:\d(?:\.\d)?o?|J|NeoX|OSS)`, 'OPT', 'BLOOM', 'Falcon', 'Mistral', 'Mixtral',
  String.raw`Qwen[- ]?\d?(?:\.\d)?(?:-VL|-Coder)?`, String.raw`DeepSeek-[A-Z]\w*`, String.raw`Gemma(?:[- ]?\d)?`, String.raw`Phi-\d`, String.raw`Yi`, String.raw`PaLM(?:[- ]?2)?`, 'Vicuna', 'Kimi', 'GLM',
  String.raw`BERT(?:-(?:Large|Base|large|base))?`, String.raw`m?T5(?:-\w+)?`, String.raw`ViT(?:-\w+)?`, String.raw`Swin\w*`, String.raw`(?:SE-)?ResNe(?:X)?t-?\d*`, String.raw`VGG-?\d*`, String.raw`MobileNet\w*`, String.raw`EfficientNet\w*`, String.raw`Inception\w*`, 'AlexNet',
  String.raw`DLRM`, String.raw`Stable Diffusion(?: XL| \d(?:\.\d)?)?`, 'SDXL', 'FLUX', 'HunyuanVideo', String.raw`W(?:an|AN)\d(?:\.\d)?`, 'CogVideoX', 'Whisper', 'Mamba', String.raw`YOLOv\d\w*`, 'LLaVA',
] as const; // prettier-ignore

export const DATA_NAMES = [
  'ImageNet', String.raw`CIFAR-?\d+`, String.raw`(?:MS )?COCO`, 'SQuAD', 'GLUE', 'MMLU', 'GSM8K', String.raw`MATH(?:-?500)?`, String.raw`AIME ?'?\d*`, 'HumanEval', 'MBPP', String.raw`WikiText-?\d*`, String.raw`C4`, 'LongBench', 'RULER', String.raw`MLPerf(?: [A-Z]\w+)?`,
  'HELM', String.raw`SWE-bench(?: Verified| Lite)?`, 'KernelBench', 'Criteo', 'ShareGPT', 'LMSYS-Chat-1M', String.raw`ogbn-\w+`, 'LibriSpeech', 'KITTI', String.raw`Long[- ]Range[- ]Arena`, 'TPC-H', 'TPC-DS', 'VBench', 'LiveCodeBench', 'GPQA', 'MT-Bench', 'Azure traces?', 'BurstGPT',
] as const; // prettier-ignore
