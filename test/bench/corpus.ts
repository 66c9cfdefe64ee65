/**
 * A made-up library of any size: papers with the word frequencies of real abstracts (Zipf's law, a vocabulary that grows with
 * the library, words of the title that come back in the abstract). The same count and seed give the same papers.
 */
import type { Paper } from '../../shared/library/paper.ts';
import { seededRandom, zipfSampler, type Random } from './random.ts';

const FUNCTION_WORDS =
  'the of and a to in for we is on with that this by our as are from an it be can which while at or these show such has their not have than into both more also its through most over when however between but propose using present results where other only during many across without under each all up how new one two no they been been used via existing often thus well'.split(
    ' ',
  );

/** Words of the field, frequent ones first. */
const FIELD_WORDS =
  `model models memory training inference performance attention cache large language parallelism throughput latency GPU GPUs tokens
   quantization kernel kernels serving batch context hardware efficient system systems scheduling communication bandwidth compiler
   sparse dense matrix multiplication precision accuracy weights activations gradient optimizer pipeline tensor expert experts
   mixture routing decoding speculative prefill decode prefix prompt request requests workload workloads cluster clusters node
   nodes accelerator accelerators CUDA Triton fusion operator operators graph graphs compute computation overhead speedup energy
   power cost storage offloading swapping paging eviction compression pruning distillation adapter adapters finetuning pretraining
   checkpoint checkpoints fault tolerance elastic heterogeneous distributed federated asynchronous synchronous collective allreduce
   topology network interconnect NVLink RDMA tail quality service objective allocation placement migration autoscaling serverless
   cold start simulator simulation analytical roofline cost-model search autotuning template tiling layout vectorization loop
   polyhedral intermediate representation lowering codegen runtime dispatch stream streams warp warps thread threads block register
   shared scratchpad DRAM HBM SRAM in-memory near-memory processing chiplet wafer systolic array dataflow mapping reuse locality
   bottleneck utilization occupancy profiling tracing benchmark evaluation dataset datasets generation retrieval augmented agent
   agents reasoning reinforcement learning policy reward rollout alignment multimodal vision image images video diffusion transformer
   transformers convolution recurrent state space embedding embeddings recommendation ranking vector index nearest neighbor database
   query queries cloud edge mobile device devices privacy secure enclave encryption robustness generalization scalable scaling law
   laws parameter parameters billion trillion long-context sequence sequences position rotary grouped multi-head KV-cache low-rank
   low-bit mixed-precision post-training quantized integer floating-point FP8 INT8 INT4 4-bit calibration outlier outliers rounding
   approximate approximation error bound bounds theoretical algorithm algorithms dynamic static adaptive hybrid hierarchical
   disaggregated unified flexible structured grammar constrained sampling beam search verification draft target acceptance rate
   interference isolation multiplexing sharing tenant tenants fairness preemption priority deadline admission load balancing skew
   imbalance straggler stragglers failure failures recovery resilience reliability silent corruption debugging testing deployment
   production trace traces open-source framework library interface abstraction programming language primitive primitives`
    .split(/\s+/)
    .filter(Boolean);

const FAMILY_NAMES =
  `Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Tang Kim Lee Park Choi Jung
   Kang Tanaka Suzuki Sato Nakamura Nguyen Tran Patel Sharma Singh Gupta Kumar Smith Johnson Brown Miller Davis Wilson Anderson
   Müller Schmidt Weber Fischer Hoefler García Rodríguez Fernández Muñoz Peña Dupont Lefèvre Rossi Bianchi Kowalski Nowak Łukasik
   Novák Dvořák Horváth Şahin Yılmaz Çelik Ivanov Petrov Johansson Sørensen Ødegård Åkesson O'Brien Hosseini Rahimi Ben-Nun Cohen`
    .split(/\s+/)
    .filter(Boolean);
const GIVEN_NAMES =
  `Wei Yilong Jun Lei Ming Hao Xin Yu Jie Tao Ying Min Hui Ji-Hoon Minsoo Seo-yeon Kenji Yuki Haruto Anh Minh Priya Arjun Rahul
   Ananya James Mary Robert Anna Michael Sarah David Laura Jürgen Björn Zoë José María Núria François Élodie Giulia Marco Piotr Agnieszka
   Tomáš Zuzana Gábor Ayşe Emre Olga Dmitri Erik Astrid Søren Niamh Reza Leila Tal Noa`
    .split(/\s+/)
    .filter(Boolean);
const VENUES = [
  'MLSys',
  'OSDI',
  'SOSP',
  'NSDI',
  'ASPLOS',
  'ISCA',
  'MICRO',
  'HPCA',
  'SC',
  'PPoPP',
  'EuroSys',
  'USENIX ATC',
  'NeurIPS',
  'ICML',
  'ICLR',
  'ACL',
];
const TAGS = [
  'moe',
  'moe/serving',
  'moe/training',
  'kv-cache',
  'quantisation',
  'kernels',
  'compilers',
  'scheduling',
  'to cite',
  'thesis',
  'thesis/ch2',
  'hardware',
  'simulators',
  'reading group',
];
const TOPICS = [
  'serving/kv-cache',
  'serving/scheduling',
  'kernels/attention',
  'kernels/gemm',
  'quantisation/weights',
  'training/parallelism',
  'moe/routing',
  'hardware/accelerators',
];
const HARDWARE = ['A100', 'H100', 'MI300X', 'RTX 4090', 'TPU v5e', 'L40S'];

const ONSETS = 'b c d f g h j k l m n p r s t v w z br cl cr dr fl gr pl pr sp st th tr'.split(' ');
const VOWELS = 'a e i o u a e i o u ea ou'.split(' ');
const CODAS = ['', '', '', '', '', 'n', 'r', 's', 't', 'l', 'm'];

export interface CorpusOptions {
  /** Content words, frequent ones first, instead of the made-up ones: a real vocabulary. Made-up words fill up where it ends. */
  readonly vocabulary?: readonly string[];
}

/** Makes `count` papers. 100,000 papers hold some 17 million words and take some seconds. */
export function generatePapers(count: number, seed: number, options: CorpusOptions = {}): Paper[] {
  const random = seededRandom(seed);
  const vocabulary = makeVocabulary(Math.round(4_000 + 400 * Math.sqrt(count)), random, options.vocabulary);
  // Exponent and shift fitted by eye to word counts of arXiv abstracts: "the" is some 6 % of all words.
  const drawAny = zipfSampler(vocabulary.length, 1.02, 2.2, random);
  const drawContent = zipfSampler(vocabulary.length - FUNCTION_WORDS.length, 0.85, 12, random);
  const drawFamily = zipfSampler(FAMILY_NAMES.length * 12, 0.9, 4, random);
  const families = makeFamilies(FAMILY_NAMES.length * 12, random);
  const content = (): string => vocabulary[FUNCTION_WORDS.length + drawContent()]!;
  const papers: Paper[] = [];
  const keys = new Set<string>();
  for (let n = 0; n < count; n++) {
    const { title, words } = makeTitle(content, random);
    const authors = Array.from({ length: 1 + Math.floor(random.next() ** 2 * 9) }, () => ({
      given: random.pick(GIVEN_NAMES),
      family: families[drawFamily()]!,
    }));
    const year = 2013 + Math.floor(Math.sqrt(random.next()) * 13);
    const month = 1 + random.below(12);
    const addedAt = new Date(Date.UTC(2025, 0, 1) + n * 60_000).toISOString();
    const preprint = random.chance(0.6);
    papers.push({
      id: `0194${n.toString(16).padStart(8, '0')}-7000-8000-${(seed >>> 0).toString(16).padStart(12, '0')}`,
      title,
      abstract: makeAbstract(words, content, () => vocabulary[drawAny()]!, random),
      authors,
      published: { year, month },
      ids: preprint
        ? {
            arxiv: `${String(year % 100).padStart(2, '0')}${String(month).padStart(2, '0')}.${String(n % 100_000).padStart(5, '0')}`,
          }
        : {},
      type: preprint ? 'preprint' : 'inproceedings',
      ...(preprint ? {} : { venue: random.pick(VENUES) }),
      versions: [],
      links: random.chance(0.3)
        ? [{ kind: 'code', url: `https://github.com/lab/${words[0]!.toLowerCase()}` }]
        : [],
      bib: {},
      attachments: [],
      tags: random.chance(0.3) ? [random.pick(TAGS)] : [],
      note: random.chance(0.05) ? `Compare with ${content()} and ${content()}; see **${content()}**.` : '',
      starred: random.chance(0.04),
      status: random.chance(0.03)
        ? 'discarded'
        : random.pick(['inbox', 'to-read', 'reading', 'read', 'archived'] as const),
      ...(random.chance(0.2) ? { rating: 1 + random.below(5) } : {}),
      citeKey: freeKey(`${authors[0]!.family}${year}${words[0]!}`, keys),
      keyAliases: [],
      claims: random.chance(0.4) ? [makeClaim(random)] : [],
      topics: random.chance(0.5) ? [random.pick(TOPICS)] : [],
      sources: [{ format: 'manual' }],
      origin: {},
      addedAt,
      updatedAt: addedAt,
    });
  }
  return papers;
}

function makeVocabulary(size: number, random: Random, given: readonly string[] | undefined): string[] {
  const words = new Set([...FUNCTION_WORDS, ...(given ?? FIELD_WORDS)]);
  while (words.size < size) words.add(makeWord(random));
  return [...words];
}

function makeWord(random: Random): string {
  let word = '';
  const syllables = 2 + Math.floor(random.next() * random.next() * 3);
  for (let i = 0; i < syllables; i++) word += random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS);
  if (random.chance(0.15)) word += random.pick(['ing', 'tion', 'ity', 'ive', 'ed', 's']);
  return word.slice(0, 14);
}

function makeFamilies(size: number, random: Random): string[] {
  const names = new Set(FAMILY_NAMES);
  while (names.size < size) names.add(capitalise(makeWord(random).slice(0, 9)));
  return [...names];
}

function makeTitle(content: () => string, random: Random): { title: string; words: string[] } {
  const words = Array.from({ length: 4 + random.below(6) }, content);
  const name = random.chance(0.4)
    ? capitalise(makeWord(random).slice(0, 6)) + random.pick(['', '', 'LLM', 'Serve', 'MoE', '-2'])
    : undefined;
  const parts = words.map((word, i) =>
    i > 0 && random.chance(0.25)
      ? `${random.pick(['for', 'with', 'of', 'in', 'and'])} ${capitalise(word)}`
      : capitalise(word),
  );
  return {
    title: `${name === undefined ? '' : `${name}: `}${parts.join(' ')}`,
    words: name === undefined ? words : [name, ...words],
  };
}

function makeAbstract(
  titleWords: readonly string[],
  content: () => string,
  any: () => string,
  random: Random,
): string {
  const sentences: string[] = [];
  const own = [...titleWords, content(), content(), content(), content()];
  const length = 110 + random.below(120);
  for (let written = 0; written < length;) {
    const size = 12 + random.below(16);
    const words: string[] = [];
    for (let i = 0; i < size; i++)
      words.push(
        random.chance(0.09)
          ? random.pick(own)
          : random.chance(0.01)
            ? `${1 + random.below(90) / 10}x`
            : any(),
      );
    sentences.push(`${capitalise(words.join(' '))}.`);
    written += size;
  }
  return sentences.join(' ');
}

function makeClaim(random: Random): Paper['claims'][number] {
  const value = Math.round((1 + random.next() ** 3 * 30) * 10) / 10;
  return {
    metric: random.pick(['speedup', 'throughput', 'latency', 'memory'] as const),
    direction: 'higher-better',
    value,
    unit: 'x',
    bound: random.pick(['exact', 'up-to'] as const),
    hardware: random.chance(0.5) ? [random.pick(HARDWARE)] : [],
    quote: `${value}x`,
  };
}

function freeKey(wanted: string, taken: Set<string>): string {
  const base = wanted
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  let key = base;
  for (let n = 2; taken.has(key); n++) key = `${base}-${n}`;
  taken.add(key);
  return key;
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
