/**
 * Systems, libraries, formats and models that ML systems papers compare with: data, to be extended by anyone. `aliases`
 * are other spellings; case is ignored, hyphens and blanks are the same.
 */
export interface BaselineSystem {
  readonly name: string;
  readonly kind:
    | 'serving'
    | 'training'
    | 'kernels'
    | 'compiler'
    | 'quantisation'
    | 'simulator'
    | 'format'
    | 'library'
    | 'graph'
    | 'device'
    | 'agent';
  readonly aliases?: readonly string[];
}

const of = (
  kind: BaselineSystem['kind'],
  ...names: readonly (string | readonly [string, ...string[]])[]
): BaselineSystem[] =>
  names.map((entry) =>
    typeof entry === 'string' ? { name: entry, kind } : { name: entry[0], kind, aliases: entry.slice(1) },
  );

export const BASELINE_SYSTEMS: readonly BaselineSystem[] = [
  ...of('serving', 'vLLM', 'SGLang', ['TensorRT-LLM', 'TRT-LLM', 'TRTLLM'], 'FasterTransformer', 'Orca', ['Hugging Face Transformers', 'HuggingFace Transformers', 'HF Transformers', 'Hugging Face', 'HuggingFace', 'transformers library'],
    ['Hugging Face TGI', 'TGI', 'Text Generation Inference'], ['Hugging Face Accelerate', 'HuggingFace Accelerate', 'HF Accelerate'], 'LightLLM', 'LMDeploy', ['llama.cpp', 'llama cpp'], 'Ollama', 'MLC-LLM', ['DeepSpeed-MII', 'MII', 'DeepSpeed-FastGen', 'FastGen'],
    ['DeepSpeed-Inference', 'DeepSpeed Inference'], 'FlexGen', 'Sarathi-Serve', 'Sarathi', 'DistServe', 'Splitwise', 'Mooncake', 'LoongServe', 'NanoFlow', 'Clockwork', 'Clipper', 'Nexus', 'INFaaS', 'AlpaServe', 'Triton Inference Server', 'TorchServe', 'TensorFlow Serving', 'KTransformers',
    'PowerInfer', 'Fiddler', 'MoE-Infinity', 'Mixtral-Offloading', 'S-LoRA', 'Punica', 'dLoRA', 'LMCache', 'Dynamo', 'InfiniGen', 'ExLlama', 'ONNX Runtime', 'TensorRT', 'OpenVINO', 'Medusa', 'EAGLE', 'EAGLE-2', 'EAGLE-3', 'Lookahead Decoding', 'SpecInfer', 'Mem0', 'Llumnix', 'Parrot', 'FastServe', 'MuxServe', 'Preble', 'CacheGen', 'CacheBlend', 'RAGCache', 'Hydragen', 'FlexLLM', 'ExeGPT', 'TetriInfer', 'DejaVu', 'HexGen', 'Petals', 'CTranslate2', 'ExLlamaV2', 'MLX', 'MNN', 'NCNN', 'ExecuTorch', ['Core ML', 'CoreML'], 'INFaaS', 'Shepherd', 'REEF', 'BlitzScale', 'Tutel', 'FastMoE', 'FasterMoE', 'ServerlessLLM'),
  ...of('training', ['Megatron-LM', 'Megatron', 'Megatron-Core', 'MCore'], ['Megatron-DeepSpeed', 'Megatron DeepSpeed'], 'DeepSpeed', ['ZeRO', 'DeepSpeed ZeRO'], 'ZeRO-Offload', 'ZeRO-Infinity', ['ZeRO-3', 'ZeRO3'], ['PyTorch FSDP', 'FSDP', 'FSDP2', 'Fully Sharded Data Parallel'], ['PyTorch DDP', 'DDP'],
    'GPipe', 'PipeDream', 'Horovod', 'BytePS', 'Alpa', 'FlexFlow', 'Unity', 'Colossal-AI', 'Varuna', 'Bamboo', 'Oobleck', 'MegaBlocks', 'GShard', 'Gavel', 'Tiresias', 'Pollux', 'Optimus', 'YARN', 'Kubernetes', 'Slurm', 'CheckFreq', 'Ring Attention', 'DeepSpeed-Ulysses',
    ['verl', 'veRL'], 'OpenRLHF', 'DeepSpeed-Chat', 'NeMo-Aligner', 'Slime', 'AReaL', 'TRL', 'SMAC', 'HybridFlow', ['ReaL', 'ReaLHF'], 'RLHFuse', 'StreamRL', 'Galvatron', 'DAPPLE', 'Chimera', 'TeraPipe', 'nnScaler', 'MegaScale', 'TorchTitan', 'Unsloth', 'LLaMA-Factory', 'SWARM', 'DiLoCo', 'PowerSGD', 'Perseus', 'Zeus', 'EnvPipe', 'Gemini', 'Check-N-Run', 'DLRover', 'Themis', 'Gandiva', 'AntMan', 'Sia', 'HiveD', 'Lucid', 'Muri', 'Synergy', 'Salus'),
  ...of('kernels', ['cuBLAS', 'cuBLASLt'], 'CUTLASS', 'cuDNN', ['cuSPARSE', 'cuSPARSELt'], ['FlashAttention', 'Flash Attention'], ['FlashAttention-2', 'FlashAttention2', 'Flash Attention 2'], ['FlashAttention-3', 'FlashAttention3'], 'FlashInfer', 'FlashDecoding', 'PagedAttention', 'xFormers', 'ThunderKittens', 'DeepGEMM', 'DeepEP',
    'FlashMLA', 'Marlin', 'rocBLAS', 'hipBLASLt', 'MKL', 'oneDNN', 'OpenBLAS', 'Sputnik', 'ScaLAPACK', 'BLIS', 'NCCL', 'RCCL', 'Gloo', 'MSCCL', 'NVSHMEM', 'DaDianNao', 'Eyeriss', 'SIGMA', 'SpAtten', 'EIE', 'SCNN', 'MAERI', 'Simba', 'Gemmini', 'A3', 'MNNFast', 'ELSA', 'Sanger', 'DOTA', 'OliVe', 'Tender', 'FIGLUT', 'BitFusion', 'AttAcc', 'NeuPIMs', 'TransPIM', ['HBM-PIM', 'Aquabolt-XL'], 'UPMEM', 'ISAAC', 'RecNMP', 'TensorDIMM', 'RecSSD'),
  ...of('kernels', 'FlexAttention', ['Liger Kernel', 'Liger'], 'Apex', 'Composable Kernel', 'AITER', 'MAGMA', 'CUB', 'Flash-LLM', 'SpInfer', 'SparTA', 'T-MAC', 'BitBLAS', ['MSCCL++', 'MSCCLPP'], 'SCCL', 'TACCL', 'Blink', 'UCX', ['Open MPI', 'OpenMPI'], 'CMSIS-NN', 'XNNPACK', 'ArmNN'),
  ...of('compiler', 'PyTorch', ['torch.compile', 'PyTorch Inductor', 'TorchInductor', 'Inductor'], 'PyTorch JIT', 'TensorFlow', 'JAX', 'XLA', 'TVM', 'Ansor', 'AutoTVM', 'MetaSchedule', 'Triton', 'Halide', 'TASO', 'PET', 'Mirage', 'TileLang', 'Tiramisu', 'TensorFlow XLA', 'MXNet', 'Caffe', 'Glow', 'MLIR', 'IREE', 'Roller', 'Rammer', 'CUDA Graphs', 'TorchScript', 'nvFuser', 'Welder', ['TensorFlow Lite', 'TFLite', 'TF-Lite'], ['TF-Lite Micro', 'TensorFlow Lite Micro', 'TFLM'], 'Hidet', 'BladeDISC', 'AStitch', 'Korch', 'EinNet', 'TensorIR', 'Pallas', 'Exo', 'Tensor Comprehensions', 'Relay', 'DeepCompile', 'CuTe'),
  ...of('quantisation', 'GPTQ', 'AWQ', 'SmoothQuant', ['LLM.int8()', 'LLM.int8'], 'QuIP', ['QuIP#', 'QuIP Sharp'], 'OmniQuant', 'QuaRot', 'SpinQuant', 'AQLM', 'KIVI', 'Atom', 'QServe', 'ZeroQuant', 'SparseGPT', 'Wanda', 'bitsandbytes', 'RTN', 'H2O', 'SnapKV', 'StreamingLLM', 'PyramidKV', 'Quest', 'Scissorhands'),
  ...of('format', 'FP16', 'FP32', 'BF16', 'FP8', 'INT8', 'INT4', 'FP64', 'TF32', 'MXFP4', 'NVFP4'),
  ...of('graph', ['DGL', 'Deep Graph Library'], ['PyG', 'PyTorch Geometric'], 'GNNLab', 'Quiver', 'Euler', 'AliGraph', 'NeuGraph', 'DistDGL', 'P3', 'ROC', 'TorchRec', 'HugeCTR', 'FBGEMM', 'PyTorch-BigGraph', 'GraphVite', 'Marius', 'PaGraph'),
  ...of('simulator', 'GPGPU-Sim', 'Accel-Sim', 'gem5', 'ASTRA-sim', 'SCALE-Sim', 'Timeloop', 'MAESTRO', 'Vidur', 'SimAI', 'Accelergy', 'DRAMSim', 'Sniper', 'Roofline model'),
  ...of('library', 'OpenMP', 'MPI', 'Spark', 'Ray', 'HDFS', 'Faiss', 'HNSW', 'RocksDB', 'Lustre', 'PostgreSQL', 'Milvus', 'DiskANN', 'SPANN', 'ScaNN', 'CAGRA', 'pgvector', 'Qdrant', 'Weaviate', 'XGrammar', 'Outlines'),
  ...of('agent', 'GPT-4', 'GPT-4o', 'GPT-5', 'OpenAI o1', 'DeepSeek-R1', 'DeepSeek-V3', 'Claude', 'Gemini', 'Llama 2', 'Llama 3', 'Mixtral', 'Qwen2.5'),
]; // prettier-ignore
