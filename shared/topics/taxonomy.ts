/**
 * The topics of ML systems, in two levels: data, to be edited by anyone. Nothing else needs to change when a topic or an
 * alias is added; ids are stored with papers, so they stay once released.
 *
 * `aliases` are words that mean the topic wherever they stand. `within` are words that mean it only in a paper that also
 * names its area ("offloading" in a paper about mixtures of experts is expert offloading). Case, hyphens and a plural "s"
 * make no difference; "*MoE" is any name that ends so ("FooMoE"). Search uses `aliases` as synonyms.
 */
export interface Topic {
  /** "serving/scheduling": stored with papers. */
  readonly id: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly within?: readonly string[];
}

export interface TopicArea extends Topic {
  readonly topics: readonly Topic[];
}

// prettier-ignore
export const TAXONOMY: readonly TopicArea[] = [
  {
    id: 'serving',
    label: 'Serving and inference',
    aliases: ['serving of LLMs', 'microserving', 'deep learning serving', 'DNN serving', 'serving deep learning', 'machine learning inference', 'batching system', 'serving multiple models', 'serving large language models', 'serving language models', 'serving large models', 'inference optimization', 'LLM serving', 'model serving', 'inference serving', 'LLM inference', 'serving system', 'inference system', 'inference engine', 'inference serving system', 'large language model inference', 'large language model serving', 'language model serving', 'language model inference', 'generative inference', 'model inference', 'online serving', 'serving engine', 'prediction serving', 'inference service', 'DNN inference', 'transformer inference', 'LLM deployment', 'inference framework', 'inference cluster', 'serving LLMs', 'LLM inferencing', 'language model inferencing', 'ML inference', 'ML serving', 'AI serving', 'offline inference', 'batch inference', 'model autoscaling', 'text streaming', 'inference of transformer', 'inference of transformer models', 'inference of LLMs', 'inference of large language models', 'LLM service', 'inference pipeline', 'serving strategies', 'multimodal serving', 'diffusion serving', 'fast inference', 'inference acceleration', 'large language model inferencing'],
    topics: [
      { id: 'serving/scheduling', label: 'Batching and request scheduling', aliases: ['SLO driven', 'multi SLO', 'fair scheduling of requests', 'continuous batching', 'request scheduling', 'iteration level scheduling', 'chunked prefill', 'head of line blocking', 'dynamic batching', 'batch scheduling', 'inference scheduling', 'request scheduler', 'stall free batching', 'fair serving', 'request routing', 'SLO aware', 'batched inference'], within: ['scheduling', 'scheduler', 'batching', 'SLO', 'goodput', 'preemption', 'load balancing', 'queueing', 'autoscaling'] },
      { id: 'serving/disaggregation', label: 'Prefill-decode disaggregation', aliases: ['prefill decode disaggregation', 'disaggregated serving', 'disaggregated inference', 'disaggregating prefill', 'prefill and decoding disaggregation', 'phase splitting', 'disaggregated prefill', 'PD disaggregation', 'disaggregated LLM', 'prefill decoding disaggregation', 'attention FFN disaggregation', 'inference disaggregation'], within: ['disaggregation', 'disaggregate', 'disaggregated', 'disaggregating'] },
      { id: 'serving/kv-cache', label: 'KV cache', aliases: ['KV cache', 'key value cache', 'KVCache', 'KV cache compression', 'KV cache eviction', 'KV cache quantization', 'prefix caching', 'prefix cache', 'prompt caching', 'prompt cache', 'PagedAttention', 'paged attention', 'cache eviction', 'KV reuse', 'KV cache management', 'context caching', 'KV compression', 'KV caching', 'prefix sharing', 'KV compaction'] },
      { id: 'serving/speculative-decoding', label: 'Speculative decoding', aliases: ['speculative decoding', 'speculative inference', 'speculative sampling', 'speculative execution of LLMs', 'draft model', 'draft tree', 'token tree', 'multi token prediction', 'lookahead decoding', 'self speculative', 'parallel decoding', 'draft token', 'drafter', 'speculation'] },
      { id: 'serving/structured-generation', label: 'Structured generation and LLM programs', aliases: ['structured generation', 'constrained decoding', 'structured output', 'grammar constrained', 'guided decoding', 'LLM program', 'language model program', 'context free grammar'] },
      { id: 'serving/agents', label: 'Agent and compound-AI serving', aliases: ['agentic workflow', 'agentic workflows', 'retrieval augmented generation', 'RAG', 'agent serving', 'agentic workload', 'agentic serving', 'compound AI system', 'compound AI', 'LLM agent serving', 'multi agent serving', 'RAG serving', 'retrieval augmented generation system', 'agent memory', 'RAG system', 'LLM applications', 'agentic inference', 'LLM agent', 'AI agent', 'agentic AI', 'agentic LLM', 'multi agent LLM', 'multi agent system', 'web agent', 'computer use agent', 'function calling', 'tool calling', 'augmented large language model', 'augmented language model', 'LLM based applications', 'LLM based agent', 'agent deployment', 'software agent'] },
      { id: 'serving/multi-tenant', label: 'Multi-model, adapters and serverless', aliases: ['fine tuned adapters', 'LoRA serving', 'multi LoRA', 'adapter serving', 'serverless inference', 'serverless LLM', 'model multiplexing', 'multi model serving', 'multi tenant serving', 'cold start', 'serverless computing', 'model loading', 'model swapping', 'LoRA adapters', 'concurrent LoRA', 'multi tenanted', 'multiple LLM', 'multi LLM serving', 'multi tenant LLM'], within: ['multi tenant', 'serverless', 'adapters', 'multiplexing'] },
    ],
  },
  {
    id: 'training',
    label: 'Training systems',
    aliases: ['distributed training', 'LLM training', 'large scale training', 'model training', 'training system', 'training framework', 'large language model training', 'training of large models', 'DNN training', 'deep learning training', 'pretraining system', 'training large language models', 'training large models', 'training efficiency', 'training acceleration', 'training giant models', 'large model training', 'training LLMs', 'distributed deep learning', 'pre training system', 'training at scale', 'training of large language models', 'training of LLMs', 'AI training', 'ML training', 'multi task training', 'multimodal training', 'training transformers', 'LLM pretraining', 'LLM fine tuning', 'LLM finetuning', 'training of DNNs'],
    topics: [
      { id: 'training/parallelism', label: 'Parallelism', aliases: ['auto partitioning', 'automatic partitioning', 'auto sharding', 'pipeline parallelism', 'tensor parallelism', 'data parallelism', 'model parallelism', 'sequence parallelism', 'context parallelism', 'hybrid parallelism', '3D parallelism', 'auto parallelization', 'automatic parallelization', 'automatic parallelism', 'pipeline bubble', 'parallelization strategy', 'parallelization plan', 'intra operator parallelism', 'inter operator parallelism', 'operator parallelism', 'SPMD', 'automatic sharding', 'pipeline parallel', 'tensor parallel', 'parallelism strategies', 'hybrid parallel', 'parallel training', 'SPMD parallelism', 'pipeline training', 'dynamic pipelines'], within: ['parallelism', 'parallelisms', 'pipelining'] },
      { id: 'training/memory', label: 'Memory-efficient training', aliases: ['ZeRO parallelism', 'activation recomputation', 'activation checkpointing', 'gradient checkpointing', 'rematerialization', 'optimizer state', 'optimizer sharding', 'fully sharded data parallel', 'FSDP', 'sharded data parallel', 'zero redundancy optimizer', 'parameter sharding', 'memory efficient training', 'activation memory', 'training memory', 'optimizer states', 'memory optimization for training'] },
      { id: 'training/checkpointing', label: 'Checkpointing', aliases: ['model checkpointing', 'checkpoint frequency', 'training checkpoint', 'distributed checkpoint', 'in memory checkpoint', 'checkpointing system', 'DNN checkpointing', 'checkpoint stall', 'checkpoint recovery', 'LLM checkpointing', 'asynchronous checkpointing', 'checkpoint restore'], within: ['checkpointing'] },
      { id: 'training/fault-tolerance', label: 'Fault tolerance and elasticity', aliases: ['GPU resilience', 'GPU failure', 'fault tolerance', 'fault tolerant training', 'failure recovery', 'elastic training', 'resilient training', 'spot instance', 'preemptible instance', 'silent data corruption', 'straggler', 'training failure', 'hardware failures', 'failure detection', 'anomaly detection in training', 'job failure', 'fail slow', 'failover', 'network fault'] },
      { id: 'training/data-pipeline', label: 'Input data pipelines', aliases: ['data loading', 'data preprocessing pipeline', 'input pipeline', 'data stall', 'data loader', 'dataloader', 'data ingestion', 'training data storage', 'input data pipeline'] },
      { id: 'training/rl', label: 'Reinforcement learning systems', aliases: ['reinforcement learning on LLMs', 'RL on LLMs', 'RL for LLMs', 'reasoning RL', 'RL training', 'RL post training', 'RLHF system', 'RLHF training', 'RL training system', 'rollout', 'on policy RL', 'reinforcement learning system', 'asynchronous RL', 'RL framework', 'RL infrastructure', 'agentic reinforcement learning', 'agentic RL', 'LLM reinforcement learning', 'RLHF framework', 'reinforcement learning training', 'reinforcement learning from human feedback', 'multi agent reinforcement learning', 'multi agent RL', 'MARL', 'RL environment', 'RL rollouts', 'GRPO', 'reinforcement learning platform', 'deep reinforcement learning framework', 'reinforcement learning for LLMs', 'reinforcement learning for large language models', 'reinforcement learning with LLMs', 'reinforcement learning for agentic LLMs', 'scaling reinforcement learning', 'fine tuning using reinforcement learning', 'agents with reinforcement learning', 'LLMs via reinforcement learning', 'model alignment'] },
      { id: 'training/optimizers', label: 'Optimizers and low-precision training', aliases: ['mixed precision training', 'low precision training', 'FP8 training', 'FP4 training', 'distributed optimizer', 'matrix optimizer', 'gradient compression', 'large batch training', 'second order optimizer', 'Muon', 'local SGD', 'DiLoCo', 'communication efficient training'] },
      { id: 'training/fine-tuning', label: 'Fine-tuning systems', aliases: ['parameter efficient fine tuning', 'fine tuning system', 'LoRA fine tuning', 'PEFT', 'low rank adaptation', 'efficient fine tuning', 'LoRA training', 'finetuning system'] },
    ],
  },
  {
    id: 'kernels',
    label: 'GPU kernels and operators',
    aliases: ['matrix multiply', 'GPU kernel', 'CUDA kernel', 'kernel optimization', 'GEMM', 'kernel library', 'matrix multiplication kernel', 'fused kernel', 'kernel fusion', 'tensor core', 'matrix multiplication', 'SpMM', 'high performance kernel', 'megakernel', 'persistent kernel', 'kernel design', 'custom kernel', 'matmul'],
    topics: [
      { id: 'kernels/attention', label: 'Attention kernels', aliases: ['FlashAttention', 'attention kernel', 'IO aware attention', 'fused attention', 'exact attention', 'attention engine', 'flash decoding', 'FlashDecoding'] },
      { id: 'kernels/generation', label: 'Kernel generation and autotuning', aliases: ['write CUDA kernels', 'efficient CUDA kernels', 'LLM generated kernels', 'kernel writing', 'kernel optimization agent', 'kernel generation', 'CUDA generation', 'CUDA code generation', 'autotuning', 'auto tuning', 'kernel synthesis', 'kernel autotuning', 'auto scheduler', 'GPU kernel tuning', 'CUDA kernel generation', 'LLM generated kernel', 'CUDA optimization', 'Triton kernel', 'KernelBench', 'CUDA programming', 'kernel search', 'GPU kernel generation', 'high performance CUDA'] },
      { id: 'kernels/sparse', label: 'Sparse kernels', aliases: ['sparse kernel', 'sparse matrix multiplication', 'sparse tensor core', 'SDDMM', 'sparse GEMM', 'semi structured sparsity', '2:4 sparsity', 'block sparse'] },
      { id: 'kernels/low-precision', label: 'Low-precision and emulated arithmetic', aliases: ['low precision GEMM', 'mixed precision GEMM', 'FP64 emulation', 'emulated GEMM', 'Ozaki scheme', 'INT8 GEMM', 'matrix engine emulation', 'floating point emulation', 'low bit GEMM', 'high precision emulation', 'precision emulation'] },
    ],
  },
  {
    id: 'compilers',
    label: 'ML compilers and frameworks',
    aliases: ['distributed dataflow', 'dataflow system', 'deep learning compiler', 'ML compiler', 'tensor compiler', 'machine learning compiler', 'DNN compiler', 'tensor program', 'deep learning framework', 'TVM', 'XLA', 'MLIR', 'tensor program optimization', 'AI compiler', 'compiler', 'compilation framework', 'deep learning compilation'],
    topics: [
      { id: 'compilers/graph-optimization', label: 'Graph optimisation', aliases: ['graph substitution', 'operator fusion', 'computation graph optimization', 'graph rewriting', 'superoptimization', 'superoptimizer', 'equality saturation', 'graph transformation', 'computational graph'] },
      { id: 'compilers/dynamic', label: 'Dynamic networks and shapes', aliases: ['dynamic neural network', 'dynamic shape', 'dynamic control flow', 'dynamic model', 'control flow in neural networks', 'dynamic graph', 'dynamic tensor', 'dynamic deep learning'] },
      { id: 'compilers/languages', label: 'Tensor languages', aliases: ['tile language', 'domain specific language', 'tile based programming', 'tensor language', 'GPU programming language', 'programming model for GPUs', 'tiled programming', 'DSL', 'GPGPU programming language', 'programming language for GPUs'] },
    ],
  },
  {
    id: 'compression',
    label: 'Model compression',
    aliases: ['compress large language models', 'compress LLMs', 'compressing LLMs', 'model compression', 'compressed model', 'compressing large language models', 'LLM compression', 'compression of large language models', 'compression and acceleration', 'deep compression'],
    topics: [
      { id: 'compression/quantization', label: 'Quantisation', aliases: ['quantization', 'quantisation', 'quantized', 'post training quantization', 'PTQ', 'quantization aware training', 'weight only quantization', 'low bit', 'activation outlier', '4 bit weight', 'mixed precision quantization', 'INT4', 'binarization', 'ternary', '1 bit', 'bit width', 'sub 1 bit', 'quantized LLM', '4 bit', '8 bit', 'FP8', 'FP4', 'NVFP4', 'MXFP4', 'microscaling'] },
      { id: 'compression/pruning', label: 'Pruning and sparsity', aliases: ['pruning', 'pruned', 'structured pruning', 'weight sparsity', 'activation sparsity', 'one shot pruning', 'sparsification', 'contextual sparsity', 'layer skipping', 'early exit', 'N:M sparsity', 'token pruning', 'early exiting', 'dynamic inference', 'sparse activation', 'context sparsity'] },
      { id: 'compression/distillation', label: 'Distillation', aliases: ['knowledge distillation', 'distillation', 'student model', 'distilled'] },
      { id: 'compression/low-rank', label: 'Low-rank methods', aliases: ['low rank decomposition', 'low rank approximation', 'SVD compression', 'tensor decomposition', 'matrix product operator', 'low rank compression', 'low rank factorization'] },
    ],
  },
  {
    id: 'moe',
    label: 'Mixture of experts',
    aliases: ['mixture of experts', '*MoE', 'mixtures of experts', 'MoE', 'SMoE', 'sparse expert', 'sparsely activated', 'expert routing', 'MoE model', 'sparse mixture of experts', 'expert model', 'MoE inference', 'MoE training', 'sparse MoE', 'MoE LLM', 'mixture of heads', 'mixture of attention heads', 'conditional computation', 'merging experts', 'expert pruning', 'expert merging', 'switch transformer', 'MoEs', 'expert load', 'mixture of head attention', 'Mixtral'],
    topics: [
      { id: 'moe/offloading', label: 'Expert offloading and caching', aliases: ['expert offloading', 'expert caching', 'expert prefetching', 'expert cache', 'offloading experts', 'expert swapping', 'expert prediction'], within: ['offloading', 'offload', 'CPU GPU', 'prefetch', 'prefetching', 'caching', 'memory constrained', 'memory budget', 'resource constrained', 'pre gated', 'single GPU', 'host memory', 'memory limited', 'on demand loading'] },
      { id: 'moe/expert-parallelism', label: 'Expert parallelism and distributed MoE', aliases: ['placement of experts', 'expert swap', 'expert parallelism', 'expert parallel', 'expert placement', 'expert load balancing', 'expert affinity', 'MoE all to all', 'expert data parallelism', 'token routing', 'distributed MoE', 'expert load distribution', 'expert load imbalance'], within: ['all to all', 'distributed', 'parallelism', 'parallelization', 'pipeline', 'pipelining', 'load balancing', 'load balance', 'training system', 'communication', 'device placement', 'topology aware', 'sharding', 'resilient', 'parallel'] },
      { id: 'moe/compression', label: 'Expert compression and merging', aliases: ['expert pruning', 'expert merging', 'merging experts', 'experts merging', 'MoE compression', 'MoE quantization', 'MoE pruning', 'expert quantization', 'compressed MoE', 'sparse to dense', 'compression of mixture of experts', 'pruning experts'], within: ['pruning', 'pruner', 'quantization', 'quantized', 'compression', 'compress', 'compressed', 'compressor', 'distillation', 'low rank decomposition', 'merging', 'merge', 'mixed precision', 'sub 1 bit', 'low rank', 'parameter efficient'] },
      { id: 'moe/routing', label: 'Routing, gating and expert skipping', aliases: ['expert choice', 'expert choice routing', 'adaptive gating', 'gating network', 'expert selection', 'dynamic routing', 'expert skipping', 'dynamic expert', 'expert gating', 'token choice'], within: ['gating', 'routing', 'router', 'skipping', 'gate', 'adaptive selection'] },
      { id: 'moe/architecture', label: 'MoE architectures', aliases: ['mixture of attention heads', 'mixture of head attention', 'mixture of heads', 'zero computation experts', 'shared experts', 'upcycling', 'parameter upcycling', 'MoE attention', 'upcycled', 'universal transformer'], within: ['attention heads', 'universal transformer', 'modularity', 'upcycling', 'vision transformer'] },
    ],
  },
  {
    id: 'long-context',
    label: 'Attention and long context',
    aliases: ['prompt compression', 'compressing prompts', 'context compression', 'long context', 'long sequence', 'efficient attention', 'attention mechanism efficiency', 'context length extension', 'infinite context', 'context window', 'million token', 'long context inference', 'long sequences', 'million tokens', 'long text', 'extending context', 'self attention', 'unlimited context'],
    topics: [
      { id: 'long-context/sparse-attention', label: 'Sparse attention', aliases: ['sparse attention', 'attention sparsity', 'block sparse attention', 'dynamic sparse attention', 'attention sink', 'streaming attention', 'local attention', 'sliding window attention', 'attention acceleration', 'native sparse attention', 'top k attention'] },
      { id: 'long-context/linear-attention', label: 'Linear attention and state-space models', aliases: ['linear attention', 'state space model', 'Mamba', 'recurrent neural network architecture', 'gated linear', 'SSM', 'subquadratic', 'RWKV', 'hybrid attention', 'delta rule', 'linear transformer'] },
      { id: 'long-context/parallel', label: 'Distributed attention', aliases: ['ring attention', 'distributed attention', 'sequence parallel attention', 'attention parallelism', 'Ulysses'] },
    ],
  },
  {
    id: 'scheduling',
    label: 'Clusters and job scheduling',
    aliases: ['GPU cluster', 'cluster scheduler', 'job scheduling', 'cluster scheduling', 'deep learning cluster', 'GPU sharing', 'resource allocation', 'job completion time', 'heterogeneous cluster', 'GPU scheduler', 'multi tenant cluster', 'cluster management', 'GPU multiplexing', 'GPU datacenter', 'GPU clusters', 'ML cluster', 'heterogeneous GPUs', 'resource scheduling', 'research cluster'],
    topics: [
      { id: 'scheduling/sharing', label: 'GPU sharing and virtualisation', aliases: ['GPU multitasking', 'GPU sharing', 'GPU virtualization', 'spatial sharing', 'multi instance GPU', 'MIG', 'GPU multiplexing', 'GPU colocation', 'time slicing', 'co location', 'GPU partitioning'] },
      { id: 'scheduling/cluster', label: 'Cluster schedulers', aliases: ['cluster scheduler', 'job scheduler', 'gang scheduling', 'job completion time', 'fair sharing', 'cluster scheduling', 'elastic scheduling'] },
      { id: 'scheduling/traces', label: 'Cluster traces and characterisation', aliases: ['cluster trace', 'workload characterization', 'production trace', 'trace analysis', 'workload analysis', 'production workload', 'cluster characterization'] },
    ],
  },
  {
    id: 'hardware',
    label: 'Hardware and architecture',
    aliases: ['hardware accelerator', 'AI accelerator', 'computer architecture', 'hardware architecture', 'AI hardware', 'accelerator architecture', 'hardware software co design', 'hardware design', 'AI chip', 'algorithm hardware co design', 'software hardware co design'],
    topics: [
      { id: 'hardware/gpu', label: 'GPU architecture', aliases: ['Infinity Fabric', 'MI300A', 'GPU architecture', 'GPU microarchitecture', 'GPU core', 'streaming multiprocessor', 'warp scheduler', 'GPU memory hierarchy', 'GPU microbenchmark', 'reverse engineer', 'Hopper architecture', 'Blackwell architecture', 'tensor core microbenchmark', 'GPU hardware', 'microbenchmarking', 'Blackwell GPU', 'modern GPU', 'NVIDIA GPU architecture', 'NVIDIA Blackwell'] },
      { id: 'hardware/accelerators', label: 'Accelerators', aliases: ['accelerator', 'DNN accelerator', 'neural network accelerator', 'systolic array', 'TPU', 'tensor processing unit', 'NPU', 'ASIC', 'dataflow accelerator', 'wafer scale', 'inference accelerator', 'transformer accelerator', 'dataflow architecture', 'sparse accelerator', 'CNN accelerator', 'deep learning accelerator', 'custom accelerator', 'spatial accelerator', 'LLM accelerator', 'neural processing unit', 'wafer scale engine'] },
      { id: 'hardware/fpga', label: 'FPGAs', aliases: ['FPGA', 'FPGAs', 'field programmable gate array', 'high level synthesis', 'HLS'] },
      { id: 'hardware/near-memory', label: 'Near- and in-memory processing', aliases: ['computing in memory', 'CIM', 'in cache acceleration', 'in cache computing', 'in situ analog', 'in memory processor', 'SRAM based PIM', 'processing using memory', 'processing in memory', 'near data processing', 'near memory processing', 'compute in memory', 'PIM', 'in memory computing', 'near data', 'near storage', 'NDP', 'analog computing', 'memristor'] },
      { id: 'hardware/design-space', label: 'Design-space exploration', aliases: ['design space exploration', 'hardware evaluation', 'hardware software codesign', 'mapping space', 'dataflow mapping', 'architecture exploration', 'hardware design space'] },
    ],
  },
  {
    id: 'memory',
    label: 'Memory and offloading',
    aliases: ['GPU memory', 'memory management', 'offloading', 'memory hierarchy', 'heterogeneous memory', 'GPU memory usage', 'memory footprint', 'memory oversubscription', 'memory constrained', 'tiered memory', 'memory wall', 'memory optimization'],
    topics: [
      { id: 'memory/offloading', label: 'CPU and SSD offloading', aliases: ['CPU offloading', 'SSD offloading', 'NVMe offloading', 'offloading based inference', 'weight offloading', 'CPU GPU hybrid', 'heterogeneous execution', 'offload to CPU', 'CPU GPU', 'memory offloading', 'ZeRO Offload', 'flash memory', 'offload'], within: ['offloading', 'CPU memory', 'host memory', 'limited GPU memory', 'single GPU'] },
      { id: 'memory/management', label: 'Memory allocation and virtual memory', aliases: ['memory allocator', 'memory fragmentation', 'virtual memory', 'unified memory', 'memory pool', 'memory planning', 'memory allocation', 'memory swapping', 'tensor swapping'] },
      { id: 'memory/cxl', label: 'CXL and disaggregated memory', aliases: ['CXL', 'memory pooling', 'disaggregated memory', 'remote memory', 'memory disaggregation', 'far memory', 'compute express link'] },
    ],
  },
  {
    id: 'networking',
    label: 'Networking and collectives',
    aliases: ['Ethernet', 'Ultra Ethernet', 'datacenter network', 'RDMA', 'network topology', 'interconnect', 'network for training', 'AI network', 'network fabric', 'InfiniBand', 'NVLink', 'communication bottleneck', 'communication overhead', 'inter GPU communication', 'GPU communication', 'communication optimization', 'scale up network', 'RoCE', 'data center network'],
    topics: [
      { id: 'networking/collectives', label: 'Collective communication', aliases: ['collective communication', 'all reduce', 'allreduce', 'all to all', 'NCCL', 'all gather', 'reduce scatter', 'communication library', 'collectives', 'collective algorithm', 'communication collectives', 'gradient synchronization', 'parameter server'] },
      { id: 'networking/overlap', label: 'Communication-computation overlap', aliases: ['communication computation overlap', 'computation communication overlap', 'overlap communication', 'communication scheduler', 'communication scheduling', 'overlapping communication', 'hide communication', 'compute communication overlap', 'overlapping computation', 'tensor partitioning', 'communication hiding', 'compute communication overlapping', 'computation communication overlapping', 'communication computation overlapping', 'overlapping for computation', 'overlapping communication and computation'] },
      { id: 'networking/topology', label: 'Topologies and optical interconnects', aliases: ['optical circuit switch', 'network topology', 'rail optimized', 'optical interconnect', 'reconfigurable network', 'torus', 'fat tree', 'silicon photonics', 'co packaged optics'] },
    ],
  },
  {
    id: 'storage',
    label: 'Storage and retrieval',
    aliases: ['storage system', 'SSD', 'NVMe', 'object storage', 'parallel file system', 'file system', 'key value store', 'data management', 'data lake'],
    topics: [
      { id: 'storage/vector-search', label: 'Vector search', aliases: ['video retrieval', 'text to video retrieval', 'image retrieval', 'vector database', 'approximate nearest neighbor', 'vector search', 'nearest neighbor search', 'vector index', 'ANN search', 'ANNS', 'similarity search', 'vector retrieval'] },
      { id: 'storage/learned-systems', label: 'ML for systems', aliases: ['learned index', 'ML for systems', 'learned query optimizer', 'database tuning', 'query optimizer', 'learned cost model', 'learned indexes', 'learned cardinality', 'AI for systems', 'AI driven research', 'systems research', 'database optimization'] },
    ],
  },
  {
    id: 'energy',
    label: 'Energy and sustainability',
    aliases: ['energy consideration', 'energy performance', 'energy tradeoff', 'inference energy', 'energy use', 'DVFS', 'frequency scaling', 'emissions', 'power stabilization', 'power management', 'datacenter power', 'carbon aware', 'energy efficiency', 'energy consumption', 'power consumption', 'carbon footprint', 'carbon emissions', 'energy efficient', 'sustainable AI', 'power capping', 'energy optimization', 'GPU power', 'power aware', 'energy aware', 'power modeling', 'green AI', 'power oversubscription', 'power provisioning'],
    topics: [],
  },
  {
    id: 'performance',
    label: 'Simulation and performance models',
    aliases: ['performance model', 'performance modeling', 'simulator', 'simulation framework', 'performance prediction', 'performance modelling', 'simulation of LLM', 'analytical model', 'cycle accurate', 'roofline model', 'LLM simulator', 'roofline'],
    topics: [
      { id: 'performance/simulators', label: 'Simulators', aliases: ['simulator', 'cycle accurate simulator', 'GPU simulator', 'trace driven simulation', 'simulation framework', 'cycle level', 'architectural simulation', 'simulating', 'simulation infrastructure', 'system simulator', 'GPU simulation', 'discrete event simulation'] },
      { id: 'performance/models', label: 'Analytical and learned performance models', aliases: ['performance model', 'performance modeling', 'analytical performance model', 'latency prediction', 'cost model', 'performance prediction', 'runtime prediction', 'performance estimator', 'performance predictor'] },
      { id: 'performance/profiling', label: 'Profiling and diagnosis', aliases: ['profiling', 'profiler', 'performance debugging', 'performance analysis', 'observability', 'tracing', 'performance diagnosis', 'bottleneck analysis', 'GPU tracing', 'root cause', 'eBPF'] },
    ],
  },
  {
    id: 'benchmarks',
    label: 'Benchmarks and measurement',
    aliases: ['benchmark suite', 'benchmarking', 'MLPerf', 'performance benchmark', 'benchmarking framework', 'empirical study', 'measurement study', 'performance comparison', 'performance evaluation', 'systematic evaluation', 'characterization study'],
    topics: [],
  },
  {
    id: 'models',
    label: 'Efficient model classes',
    aliases: ['efficient transformer', 'efficient architecture', 'multimodal model', 'vision language model', 'foundation model', 'multimodal large language model', 'vision transformer', 'small language model'],
    topics: [
      { id: 'models/diffusion', label: 'Diffusion and video generation', aliases: ['diffusion model', 'diffusion transformer', 'video generation', 'image generation', 'text to image', 'text to video', 'denoising', 'DiTs', 'DiT model', 'DiT inference', 'video diffusion', 'long video generation', 'diffusion LLM', 'diffusion language model', 'video diffusion model', 'image synthesis', 'diffusion inference', 'image editing'] },
      { id: 'models/gnn', label: 'Graph neural networks', aliases: ['graph neural network', 'GNN', '*GNN', 'graph convolutional network', 'GCN', 'graph learning', 'graph embedding', 'GNN training', 'graph sampling', 'neighbor sampling', 'graph representation learning'] },
      { id: 'models/recommendation', label: 'Recommendation models', aliases: ['recommendation model', 'DLRM', 'embedding table', 'recommender system', 'recommendation system', 'click through rate', 'CTR prediction', 'deep learning recommendation', 'recommender', 'generative recommendation'] },
      { id: 'models/multimodal', label: 'Multimodal and robotics', aliases: ['vision language action', 'embodied', 'robotics', 'multimodal LLM', 'vision language', 'VLA', 'multimodal large language model', 'robot manipulation', 'speech recognition', 'ASR', 'multi modal generation', 'multimodal generation', 'multimodal retrieval', 'speech language model'] },
      { id: 'models/reasoning', label: 'Reasoning and test-time compute', aliases: ['test time scaling', 'test time compute', 'reasoning model', 'chain of thought', 'inference time scaling', 'long CoT', 'math reasoning', 'agentic reasoning', 'reasoning LLM', 'overthinking'] },
    ],
  },
  {
    id: 'edge',
    label: 'Edge and on-device',
    aliases: ['on device', 'edge device', 'mobile device', 'edge computing', 'edge inference', 'smartphone', 'TinyML', 'microcontroller', 'embedded system', 'edge AI', 'mobile inference', 'edge LLM', 'edge CPU', 'on device LLM', 'Internet of Things', 'mobile GPU', 'embedded device', 'wireless', 'consumer hardware', 'consumer grade', 'CPU inference', 'personal computer', 'mobile', 'at the edge', 'cloud edge', 'edge cloud', 'device server', 'personal device', 'on your phone'],
    topics: [{ id: 'edge/federated', label: 'Federated and decentralised learning', aliases: ['federated', 'federated fine tuning', 'federated learning', 'decentralized training', 'collaborative inference', 'geo distributed', 'decentralized inference', 'split learning', 'volunteer computing', 'decentralized learning'] }],
  },
  {
    id: 'security',
    label: 'Security and privacy',
    aliases: ['confidential computing', 'trusted execution environment', 'side channel', 'homomorphic encryption', 'secure inference', 'private inference', 'privacy preserving', 'rowhammer', 'model extraction', 'multi party computation', 'differential privacy', 'GPU TEE', 'adversarial attack', 'attack surface', 'secure multi party computation', 'bit flip'],
    topics: [],
  },
];
