/**
 * The sample listing offered on first run: well-known ML systems papers. Titles, authors, dates, venues, identifiers and
 * numbers are facts about the papers; every sentence is our own.
 */
import { parseName } from './names.ts';
import type { Link, PaperDraft, PartialDate, Version } from './paper.ts';

interface SamplePaper {
  readonly title: string;
  readonly authors: string;
  readonly venue?: string;
  readonly type: 'inproceedings' | 'article' | 'preprint';
  /** The year of the version to cite. */
  readonly published: PartialDate;
  readonly arxiv?: { readonly id: string; readonly category: string; readonly submitted: PartialDate };
  readonly doi?: string;
  readonly code?: string;
  readonly page?: string;
  readonly bib?: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly abstract: string;
  readonly note?: string;
  readonly starred?: boolean;
}

const SAMPLE: readonly SamplePaper[] = [
  {
    title: 'Efficient Memory Management for Large Language Model Serving with PagedAttention',
    authors:
      'Woosuk Kwon, Zhuohan Li, Siyuan Zhuang, Ying Sheng, Lianmin Zheng, Cody Hao Yu, Joseph E. Gonzalez, Hao Zhang, Ion Stoica',
    venue: 'SOSP',
    type: 'inproceedings',
    published: { year: 2023 },
    arxiv: { id: '2309.06180', category: 'cs.LG', submitted: { year: 2023, month: 9, day: 12 } },
    doi: '10.1145/3600006.3613165',
    code: 'https://github.com/vllm-project/vllm',
    tags: ['serving', 'kv-cache'],
    starred: true,
    abstract:
      'The key-value cache of a served language model grows and shrinks with every request, and allocators that reserve one contiguous region for each request waste most of the memory they hold. ' +
      'This paper borrows paging from operating systems: the cache is cut into fixed-size blocks that need not lie next to each other, and a block table maps positions of a sequence to blocks, so that memory is given out on demand and blocks with a common prefix are shared. ' +
      'The serving engine built on it, vLLM, raises throughput by 2-4x at the same latency compared with FasterTransformer and Orca, and gains most for long sequences, large models and complex decoding.',
  },
  {
    title: 'FlashAttention: Fast and Memory-Efficient Exact Attention with IO-Awareness',
    authors: 'Tri Dao, Daniel Y. Fu, Stefano Ermon, Atri Rudra, Christopher Ré',
    venue: 'NeurIPS',
    type: 'inproceedings',
    published: { year: 2022 },
    arxiv: { id: '2205.14135', category: 'cs.LG', submitted: { year: 2022, month: 5, day: 27 } },
    code: 'https://github.com/Dao-AILab/flash-attention',
    tags: ['kernels', 'attention'],
    abstract:
      'Attention is slow on GPUs less for its arithmetic than for its traffic between high-bandwidth memory and on-chip SRAM. ' +
      'The paper computes exact attention tile by tile, never writes the $N \\times N$ score matrix to memory, and recomputes what the backward pass needs instead of storing it; an analysis of memory accesses shows that it needs fewer of them than standard attention. ' +
      'It trains BERT-large at sequence length 512 with a 15% end-to-end wall-clock speedup over the MLPerf 1.1 training record, and GPT-2 at sequence length 1K with a 3x speedup.',
  },
  {
    title: 'Orca: A Distributed Serving System for Transformer-Based Generative Models',
    authors: 'Gyeong-In Yu, Joo Seong Jeong, Geon-Woo Kim, Soojeong Kim, Byung-Gon Chun',
    venue: 'OSDI',
    type: 'inproceedings',
    published: { year: 2022 },
    page: 'https://www.usenix.org/conference/osdi22/presentation/yu',
    bib: { pages: '521--538' },
    tags: ['serving', 'scheduling'],
    abstract:
      'A generative model runs once for every token it writes, so requests that share a batch finish at different times, and a scheduler that waits for the whole batch makes short requests wait for long ones. ' +
      'Orca schedules by iteration: after each one, finished requests leave and new requests join. Selective batching makes this possible, batching all operations except attention, which it runs for each request by itself. ' +
      'On a GPT-3 model with 175B parameters, Orca reaches 36.9x the throughput of NVIDIA FasterTransformer at the same level of latency.',
  },
  {
    title:
      'DistServe: Disaggregating Prefill and Decoding for Goodput-optimized Large Language Model Serving',
    authors: 'Yinmin Zhong, Shengyu Liu, Junda Chen, Jianbo Hu, Yibo Zhu, Xuanzhe Liu, Xin Jin, Hao Zhang',
    venue: 'OSDI',
    type: 'inproceedings',
    published: { year: 2024 },
    arxiv: { id: '2401.09670', category: 'cs.DC', submitted: { year: 2024, month: 1, day: 18 } },
    code: 'https://github.com/LLMServe/DistServe',
    tags: ['serving', 'scheduling'],
    abstract:
      'Prefill and decoding want different things from a GPU, yet most systems batch both on the same devices, where they slow each other down and must share one plan of parallelism. ' +
      'DistServe puts the two phases on different GPUs, chooses resources and parallelism for each phase from its own latency target (time to first token, time per output token), and places the phases by the bandwidth of the cluster to keep the transfer of the key-value cache cheap. ' +
      'It serves up to 7.4x more requests, or meets a 12.6x tighter latency objective, than state-of-the-art systems while over 90% of requests stay within their latency limits.',
    note:
      '**Question:** how much of the gain is *disaggregation*, and how much is choosing parallelism for each phase?\n\n' +
      '- builds on the continuous batching of [[yu2022orca]]\n' +
      '- the baseline is [[kwon2023efficient]]\n\n' +
      'A cache of $2 \\cdot L \\cdot h \\cdot n$ numbers moves once for each request ($L$ layers, hidden size $h$, $n$ prompt tokens), so the link has to carry\n\n' +
      '$$B \\ge \\lambda \\cdot 4 L h \\bar{n} \\ \\text{bytes/s}$$\n\n' +
      'for half-precision values at $\\lambda$ requests a second.\n',
  },
  {
    title: 'SGLang: Efficient Execution of Structured Language Model Programs',
    authors:
      'Lianmin Zheng, Liangsheng Yin, Zhiqiang Xie, Chuyue Sun, Jeff Huang, Cody Hao Yu, Shiyi Cao, Christos Kozyrakis, Ion Stoica, Joseph E. Gonzalez, Clark Barrett, Ying Sheng',
    venue: 'NeurIPS',
    type: 'inproceedings',
    published: { year: 2024 },
    arxiv: { id: '2312.07104', category: 'cs.AI', submitted: { year: 2023, month: 12, day: 12 } },
    code: 'https://github.com/sgl-project/sglang',
    tags: ['serving', 'programming-models'],
    abstract:
      'Programs that call a language model many times, with control flow and structured output in between, repeat much of their prompts. ' +
      'SGLang pairs a small language embedded in Python with a runtime made for such programs: RadixAttention keeps the key-value cache of earlier calls in a radix tree and reuses every shared prefix, and a compressed finite-state machine decodes several tokens at once where the output format leaves no choice. ' +
      'Over agents, reasoning, retrieval and chat, it reaches up to 6.4x higher throughput than state-of-the-art inference systems.',
  },
  {
    title: 'ZeRO: Memory Optimizations Toward Training Trillion Parameter Models',
    authors: 'Samyam Rajbhandari, Jeff Rasley, Olatunji Ruwase, Yuxiong He',
    venue: 'SC',
    type: 'inproceedings',
    published: { year: 2020 },
    arxiv: { id: '1910.02054', category: 'cs.LG', submitted: { year: 2019, month: 10, day: 4 } },
    code: 'https://github.com/microsoft/DeepSpeed',
    tags: ['training', 'parallelism'],
    abstract:
      'Data parallelism keeps a whole copy of optimizer states, gradients and parameters on every device, and so caps the size of a model at the memory of one of them. ' +
      'ZeRO shares these three out over the data-parallel processes in stages, gathering each part only when it is used, so that the memory for each device falls in proportion to their number while the amount of communication stays close to that of plain data parallelism. ' +
      'The implementation trains models of over 100B parameters on 400 GPUs at a throughput of 15 petaflops, an 8x increase in model size and a 10x increase in performance over the state of the art.',
  },
  {
    title: 'Megatron-LM: Training Multi-Billion Parameter Language Models Using Model Parallelism',
    authors: 'Mohammad Shoeybi, Mostofa Patwary, Raul Puri, Patrick LeGresley, Jared Casper, Bryan Catanzaro',
    type: 'preprint',
    published: { year: 2019, month: 9, day: 17 },
    arxiv: { id: '1909.08053', category: 'cs.CL', submitted: { year: 2019, month: 9, day: 17 } },
    code: 'https://github.com/NVIDIA/Megatron-LM',
    tags: ['training', 'parallelism'],
    abstract:
      'Large transformers no longer fit on one GPU. This work splits the matrices inside each layer, the feed-forward block by columns and then rows and the attention block by heads, so that a layer needs only a few all-reduce operations, and no new compiler: a handful of communication calls in PyTorch are enough. ' +
      'Models of up to 8.3 billion parameters train on 512 GPUs at a sustained 15.1 petaflops, with 76% scaling efficiency against a strong single-GPU baseline that sustains 39 teraflops.',
  },
  {
    title: 'GPTQ: Accurate Post-Training Quantization for Generative Pre-trained Transformers',
    authors: 'Elias Frantar, Saleh Ashkboos, Torsten Hoefler, Dan Alistarh',
    venue: 'ICLR',
    type: 'inproceedings',
    published: { year: 2023 },
    arxiv: { id: '2210.17323', category: 'cs.LG', submitted: { year: 2022, month: 10, day: 31 } },
    code: 'https://github.com/IST-DASLab/gptq',
    tags: ['quantisation'],
    abstract:
      'Quantising the weights of the largest language models after training used to cost either accuracy or far too much time. ' +
      'GPTQ quantises the weights of a layer column by column and corrects the columns that are left with approximate second-order information, ordered and batched so that the method keeps up with very large layers. ' +
      'It quantises models of 175 billion parameters in approximately four GPU hours down to 3 or 4 bits for each weight with little loss, and the compressed models generate text around 3.25x faster than FP16 on an NVIDIA A100 and 4.5x faster on an NVIDIA A6000.',
  },
  {
    title: 'AWQ: Activation-aware Weight Quantization for On-Device LLM Compression and Acceleration',
    authors:
      'Ji Lin, Jiaming Tang, Haotian Tang, Shang Yang, Wei-Ming Chen, Wei-Chen Wang, Guangxuan Xiao, Xingyu Dang, Chuang Gan, Song Han',
    venue: 'MLSys',
    type: 'inproceedings',
    published: { year: 2024 },
    arxiv: { id: '2306.00978', category: 'cs.CL', submitted: { year: 2023, month: 6, day: 1 } },
    code: 'https://github.com/mit-han-lab/llm-awq',
    tags: ['quantisation', 'edge'],
    abstract:
      'Not all weights of a language model matter alike: leaving only 1% of them unquantised already removes much of the error. ' +
      'AWQ finds these weights by looking at activations rather than at the weights themselves, and protects them by scaling channels before quantisation, which needs neither back-propagation nor mixed precision. ' +
      'With the TinyChat runtime, 4-bit models run more than 3x faster than the Huggingface FP16 implementation on both desktop and mobile GPUs.',
  },
  {
    title:
      'DeepSpeed-MoE: Advancing Mixture-of-Experts Inference and Training to Power Next-Generation AI Scale',
    authors:
      'Samyam Rajbhandari, Conglong Li, Zhewei Yao, Minjia Zhang, Reza Yazdani Aminabadi, Ammar Ahmad Awan, Jeff Rasley, Yuxiong He',
    venue: 'ICML',
    type: 'inproceedings',
    published: { year: 2022 },
    arxiv: { id: '2201.05596', category: 'cs.LG', submitted: { year: 2022, month: 1, day: 14 } },
    code: 'https://github.com/microsoft/DeepSpeed',
    tags: ['moe', 'serving'],
    abstract:
      'Mixture-of-experts models are cheap to train for their quality but large and slow to serve. ' +
      'DeepSpeed-MoE answers with new architectures and distillation that shrink such models by up to 3.7x, and with an inference system that spreads experts, slices them and organises their communication so that many GPUs work on one layer. ' +
      'Latency and cost improve by up to 7.3x over existing MoE inference solutions, and inference is up to 4.5x faster and 9x cheaper than with dense models of the same quality.',
  },
  {
    title: 'Switch Transformers: Scaling to Trillion Parameter Models with Simple and Efficient Sparsity',
    authors: 'William Fedus, Barret Zoph, Noam Shazeer',
    venue: 'JMLR',
    type: 'article',
    published: { year: 2022 },
    arxiv: { id: '2101.03961', category: 'cs.LG', submitted: { year: 2021, month: 1, day: 11 } },
    bib: { volume: '23' },
    tags: ['moe', 'training'],
    abstract:
      'Mixtures of experts had stayed rare because they were complicated, communicated much and trained unstably. ' +
      'The Switch layer sends every token to one expert only, which makes routing simpler and cheaper, and with careful initialisation and selective precision it trains in bfloat16. ' +
      'With the same computational resources, the models increase pre-training speed by up to 7x over T5-Base and T5-Large, and a trillion-parameter model trains 4x faster than T5-XXL.',
  },
  {
    title: 'TVM: An Automated End-to-End Optimizing Compiler for Deep Learning',
    authors:
      'Tianqi Chen, Thierry Moreau, Ziheng Jiang, Lianmin Zheng, Eddie Yan, Haichen Shen, Meghan Cowan, Leyuan Wang, Yuwei Hu, Luis Ceze, Carlos Guestrin, Arvind Krishnamurthy',
    venue: 'OSDI',
    type: 'inproceedings',
    published: { year: 2018 },
    arxiv: { id: '1802.04799', category: 'cs.LG', submitted: { year: 2018, month: 2, day: 12 } },
    code: 'https://github.com/apache/tvm',
    bib: { pages: '578--594' },
    tags: ['compilers'],
    abstract:
      'Frameworks for deep learning lean on operator libraries that vendors write by hand for a few kinds of server GPUs. ' +
      'TVM compiles models for many targets instead: it rewrites the graph (fusing operators, planning memory layouts), describes operators apart from their schedules, and lets a learned cost model search the schedules for each device. ' +
      'On CPUs, server GPUs, mobile GPUs and an FPGA accelerator it matches hand-tuned libraries, with end-to-end speedups of 1.2x to 3.8x over frameworks that are backed by them.',
  },
  {
    title: 'Triton: An Intermediate Language and Compiler for Tiled Neural Network Computations',
    authors: 'Philippe Tillet, H. T. Kung, David Cox',
    venue: 'MAPL',
    type: 'inproceedings',
    published: { year: 2019 },
    doi: '10.1145/3315508.3329973',
    code: 'https://github.com/triton-lang/triton',
    bib: { pages: '10--19' },
    tags: ['compilers', 'kernels'],
    abstract:
      'Writing a fast GPU kernel for a new layer takes an expert, and compilers help little once the layer leaves the beaten track. ' +
      'Triton makes the tile, a small array of a shape known at compile time, the unit of programming: a C-like language and an intermediate representation express computations over tiles, and the compiler coalesces memory accesses, allocates shared memory and schedules inside a tile. ' +
      'Matrix multiplications and convolutions written in it perform on a par with hand-tuned vendor libraries, and ideas from recent research can be built with little code.',
  },
  {
    title: 'Roofline: An Insightful Visual Performance Model for Multicore Architectures',
    authors: 'Samuel Williams, Andrew Waterman, David Patterson',
    venue: 'Communications of the ACM',
    type: 'article',
    published: { year: 2009, month: 4 },
    doi: '10.1145/1498765.1498785',
    bib: { volume: '52', number: '4', pages: '65--76' },
    tags: ['performance-models'],
    abstract:
      'How far is a kernel from what its machine could do, and which optimisation comes next? The roofline model answers with one plot: attainable floating-point performance over operational intensity, bounded by memory bandwidth on the left and by peak performance on the right, with lower ceilings for each optimisation that is left out. ' +
      'The paper draws it for four multicore machines and four kernels and shows how it explains what was measured.',
  },
];

/** The sample listing as drafts, ready to be imported. */
export function sampleLibrary(): PaperDraft[] {
  return SAMPLE.map((paper) => {
    const { arxiv, code, page, doi } = paper;
    const links: Link[] = [
      ...(code ? [{ kind: 'code', url: code, from: 'source' } as const] : []),
      ...(page ? [{ kind: 'page', url: page, from: 'source' } as const] : []),
    ];
    const preprint: Version[] =
      arxiv && paper.type !== 'preprint'
        ? [
            {
              type: 'preprint',
              published: arxiv.submitted,
              ids: { arxiv: arxiv.id, arxivCategory: arxiv.category },
            },
          ]
        : [];
    return {
      title: paper.title,
      abstract: paper.abstract,
      authors: paper.authors.split(', ').map(parseName),
      published: paper.published,
      ids: {
        ...(arxiv ? { arxiv: arxiv.id, arxivCategory: arxiv.category } : {}),
        ...(doi ? { doi } : {}),
      },
      type: paper.type,
      ...(paper.venue ? { venue: paper.venue } : {}),
      versions: preprint,
      links,
      ...(paper.bib ? { bib: paper.bib } : {}),
      tags: paper.tags,
      ...(paper.note ? { note: paper.note } : {}),
      ...(paper.starred ? { starred: true } : {}),
      sources: [{ format: 'sample', from: 'Roofline sample library' }],
    };
  });
}
