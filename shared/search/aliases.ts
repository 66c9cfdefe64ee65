import { singular } from '../claims/singular.ts';
import { TAXONOMY } from '../topics/taxonomy.ts';

/**
 * Short forms of this field and what they stand for, beside those of the topics. A paper that writes the long form is found by the short one, and the other
 * way round. The short form must be one word for the tokenizer, the long ones two words or more, in the singular, as tokenized.
 */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  moe: ['mixture of expert', 'mixture of the expert'],
  llm: ['large language model'],
  slm: ['small language model'],
  vlm: ['vision language model'],
  mllm: ['multimodal large language model'],
  kvcache: ['key value cache'],
  mha: ['multi head attention'],
  mqa: ['multi query attention'],
  gqa: ['grouped query attention'],
  mla: ['multi head latent attention'],
  ssm: ['state space model'],
  rag: ['retrieval augmented generation'],
  rlhf: ['reinforcement learning from human feedback'],
  lora: ['low rank adaptation', 'low rank adapter'],
  peft: ['parameter efficient fine tuning', 'parameter efficient finetuning'],
  ptq: ['post training quantization', 'post training quantisation'],
  qat: ['quantization aware training', 'quantisation aware training'],
  gemm: ['general matrix multiplication', 'general matrix multiply'],
  matmul: ['matrix multiplication', 'matrix multiply'],
  spmm: ['sparse matrix multiplication', 'sparse dense matrix multiplication'],
  spmv: ['sparse matrix vector multiplication'],
  ttft: ['time to first token'],
  tpot: ['time per output token'],
  tbt: ['time between token'],
  slo: ['service level objective'],
  pim: ['processing in memory'],
  cim: ['compute in memory', 'computing in memory'],
  ndp: ['near data processing'],
  hbm: ['high bandwidth memory'],
  noc: ['network on chip'],
  dnn: ['deep neural network'],
  cnn: ['convolutional neural network'],
  gnn: ['graph neural network'],
  rnn: ['recurrent neural network'],
  nas: ['neural architecture search'],
  rdma: ['remote direct memory access'],
  cxl: ['compute express link'],
  tp: ['tensor parallelism'],
  pp: ['pipeline parallelism'],
  dp: ['data parallelism'],
  ep: ['expert parallelism'],
  fsdp: ['fully sharded data parallel'],
  zero: ['zero redundancy optimizer'],
  dse: ['design space exploration'],
  hls: ['high level synthesis'],
  dlrm: ['deep learning recommendation model'],
  ann: ['approximate nearest neighbor', 'approximate nearest neighbour'],
  sgd: ['stochastic gradient descent'],
  mfu: ['model flop utilization', 'model flops utilization'],
  cot: ['chain of thought'],
  nmt: ['neural machine translation'],
  asr: ['automatic speech recognition'],
};

/** A long form as words, with the short form it stands for. */
export interface Alias {
  readonly short: string;
  readonly words: readonly string[];
}

/** The longest long form has so many words. */
const MAX_ALIAS_WORDS = 6;

const byFirstWord = new Map<string, Alias[]>();
const byShort = new Map<string, Alias[]>();
function addAlias(short: string, words: readonly string[]): void {
  const known = byShort.get(short) ?? [];
  if (words.length > MAX_ALIAS_WORDS || known.some((alias) => spells(alias, words, 0))) return;
  const alias = { short, words };
  byShort.set(short, [...known, alias]);
  byFirstWord.set(words[0]!, [...(byFirstWord.get(words[0]!) ?? []), alias]);
}
for (const [short, forms] of Object.entries(ALIASES)) {
  for (const form of forms) addAlias(short, form.split(' '));
}
// Where one name of a topic is the initials of another ("FPGA", "field-programmable gate array"), it is short for it.
for (const { aliases } of TAXONOMY.flatMap((area) => [area, ...area.topics])) {
  const names = aliases.map((alias) => alias.toLowerCase().split(/[\s-]+/));
  for (const words of names) {
    const initials = words.map((word) => word[0]).join('');
    const isShortened = words.length > 1 && names.some((name) => name.length === 1 && name[0] === initials);
    if (isShortened) addAlias(initials, words.with(-1, singular(words.at(-1)!)));
  }
}

/** The long forms that begin with `word`. */
export function aliasesFrom(word: string): readonly Alias[] | undefined {
  return byFirstWord.get(word);
}

/** The long forms of a short one, plural or not. */
export function longForms(short: string): readonly Alias[] {
  return byShort.get(short) ?? byShort.get(short.replace(/s$/, '')) ?? [];
}

/** True where `words` from `at` on spell the long form, its last word in the singular or plural. */
export function spells(alias: Alias, words: readonly string[], at: number): boolean {
  return isSpelled(alias, words.length - at, (i, word) => words[at + i] === word);
}

/** As `spells`, for `count` words that need be no strings: `isWord` says whether the i-th of them is a word. */
export function isSpelled(
  { words }: Alias,
  count: number,
  isWord: (i: number, word: string) => boolean,
): boolean {
  const last = words.length - 1;
  if (last >= count) return false;
  for (let i = 0; i < last; i++) if (!isWord(i, words[i]!)) return false;
  return isWord(last, words[last]!) || isWord(last, `${words[last]!}s`);
}
