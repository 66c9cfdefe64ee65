/**
 * Venues of systems and machine-learning papers: their short and long names, and recognition of the ways they are printed
 * ("Proceedings of the 18th USENIX Symposium on ... (OSDI 24)", "OSDI'24"). Names are those the venues use themselves.
 */
import { isPreprintServer } from './preprint-servers.ts';
import { foldAccents, foldText } from './text.ts';

export interface Venue {
  /** "OSDI": what lists show and `venue` keeps. */
  readonly short: string;
  /** "USENIX Symposium on Operating Systems Design and Implementation". */
  readonly long: string;
  readonly kind: 'conference' | 'journal';
}

/** One venue a line: short name | long name | other names it is printed under. */
const CONFERENCES = `
MLSys | Conference on Machine Learning and Systems | Proceedings of Machine Learning and Systems | SysML | SysML Conference
OSDI | USENIX Symposium on Operating Systems Design and Implementation
SOSP | ACM Symposium on Operating Systems Principles
NSDI | USENIX Symposium on Networked Systems Design and Implementation
USENIX ATC | USENIX Annual Technical Conference | ATC
FAST | USENIX Conference on File and Storage Technologies
USENIX Security | USENIX Security Symposium
HotOS | Workshop on Hot Topics in Operating Systems
HotNets | ACM Workshop on Hot Topics in Networks
HotStorage | ACM Workshop on Hot Topics in Storage and File Systems
HotCloud | USENIX Workshop on Hot Topics in Cloud Computing
EuroSys | European Conference on Computer Systems
EuroMLSys | Workshop on Machine Learning and Systems | European Workshop on Machine Learning and Systems
ASPLOS | ACM International Conference on Architectural Support for Programming Languages and Operating Systems
ISCA | International Symposium on Computer Architecture
MICRO | IEEE/ACM International Symposium on Microarchitecture
HPCA | IEEE International Symposium on High-Performance Computer Architecture | International Symposium on High Performance Computer Architecture
SC | International Conference for High Performance Computing, Networking, Storage and Analysis | Supercomputing Conference | Supercomputing
PPoPP | ACM SIGPLAN Symposium on Principles and Practice of Parallel Programming
ICS | ACM International Conference on Supercomputing
IPDPS | IEEE International Parallel and Distributed Processing Symposium
HPDC | International Symposium on High-Performance Parallel and Distributed Computing
ICPP | International Conference on Parallel Processing
CLUSTER | IEEE International Conference on Cluster Computing
CCGrid | IEEE/ACM International Symposium on Cluster, Cloud and Internet Computing
Euro-Par | European Conference on Parallel Processing
PACT | International Conference on Parallel Architectures and Compilation Techniques
CGO | IEEE/ACM International Symposium on Code Generation and Optimization
PLDI | ACM SIGPLAN Conference on Programming Language Design and Implementation
POPL | ACM SIGPLAN Symposium on Principles of Programming Languages
OOPSLA | ACM SIGPLAN International Conference on Object-Oriented Programming, Systems, Languages, and Applications
CC | ACM SIGPLAN International Conference on Compiler Construction
LCTES | ACM SIGPLAN/SIGBED International Conference on Languages, Compilers, and Tools for Embedded Systems
MAPL | ACM SIGPLAN International Workshop on Machine Learning and Programming Languages
ISPASS | IEEE International Symposium on Performance Analysis of Systems and Software
IISWC | IEEE International Symposium on Workload Characterization
SIGMETRICS | ACM SIGMETRICS Conference
SIGCOMM | ACM SIGCOMM Conference | Conference of the ACM Special Interest Group on Data Communication
CoNEXT | International Conference on Emerging Networking Experiments and Technologies
INFOCOM | IEEE International Conference on Computer Communications | IEEE Conference on Computer Communications
MobiCom | Annual International Conference on Mobile Computing and Networking
MobiSys | International Conference on Mobile Systems, Applications, and Services
SenSys | ACM Conference on Embedded Networked Sensor Systems
Middleware | International Middleware Conference
SoCC | ACM Symposium on Cloud Computing
SYSTOR | ACM International Conference on Systems and Storage
VEE | ACM SIGPLAN/SIGOPS International Conference on Virtual Execution Environments
ICDCS | IEEE International Conference on Distributed Computing Systems
PODC | ACM Symposium on Principles of Distributed Computing
SPAA | ACM Symposium on Parallelism in Algorithms and Architectures
DAC | ACM/IEEE Design Automation Conference
DATE | Design, Automation and Test in Europe Conference | Design, Automation & Test in Europe Conference & Exhibition
ICCAD | IEEE/ACM International Conference on Computer-Aided Design
ASP-DAC | Asia and South Pacific Design Automation Conference
FPGA | ACM/SIGDA International Symposium on Field-Programmable Gate Arrays
FCCM | IEEE International Symposium on Field-Programmable Custom Computing Machines
FPL | International Conference on Field-Programmable Logic and Applications
ISSCC | IEEE International Solid-State Circuits Conference
ISLPED | International Symposium on Low Power Electronics and Design
ICCD | IEEE International Conference on Computer Design
ISCAS | IEEE International Symposium on Circuits and Systems
Hot Chips | IEEE Hot Chips Symposium | HCS
SIGMOD | ACM SIGMOD International Conference on Management of Data | International Conference on Management of Data
VLDB | International Conference on Very Large Data Bases
ICDE | IEEE International Conference on Data Engineering
CIDR | Conference on Innovative Data Systems Research
EDBT | International Conference on Extending Database Technology
KDD | ACM SIGKDD Conference on Knowledge Discovery and Data Mining | ACM SIGKDD International Conference on Knowledge Discovery & Data Mining
WWW | The Web Conference | International World Wide Web Conference | ACM Web Conference
SIGIR | International ACM SIGIR Conference on Research and Development in Information Retrieval
CIKM | ACM International Conference on Information and Knowledge Management
WSDM | ACM International Conference on Web Search and Data Mining
RecSys | ACM Conference on Recommender Systems
NeurIPS | Conference on Neural Information Processing Systems | Advances in Neural Information Processing Systems | NIPS | Neural Information Processing Systems
ICML | International Conference on Machine Learning
ICLR | International Conference on Learning Representations
COLM | Conference on Language Modeling
AISTATS | International Conference on Artificial Intelligence and Statistics
UAI | Conference on Uncertainty in Artificial Intelligence
COLT | Conference on Learning Theory
AAAI | AAAI Conference on Artificial Intelligence
IJCAI | International Joint Conference on Artificial Intelligence
ACML | Asian Conference on Machine Learning
AutoML | International Conference on Automated Machine Learning
CoRL | Conference on Robot Learning
ICRA | IEEE International Conference on Robotics and Automation
ACL | Annual Meeting of the Association for Computational Linguistics | Meeting of the Association for Computational Linguistics
EMNLP | Conference on Empirical Methods in Natural Language Processing | Empirical Methods in Natural Language Processing
NAACL | Annual Conference of the North American Chapter of the Association for Computational Linguistics | Conference of the North American Chapter of the Association for Computational Linguistics: Human Language Technologies | Conference of the Nations of the Americas Chapter of the Association for Computational Linguistics: Human Language Technologies | NAACL-HLT
EACL | Conference of the European Chapter of the Association for Computational Linguistics
AACL | Conference of the Asia-Pacific Chapter of the Association for Computational Linguistics
COLING | International Conference on Computational Linguistics
LREC | International Conference on Language Resources and Evaluation
CoNLL | Conference on Computational Natural Language Learning
INTERSPEECH | Annual Conference of the International Speech Communication Association
ICASSP | IEEE International Conference on Acoustics, Speech and Signal Processing
CVPR | IEEE/CVF Conference on Computer Vision and Pattern Recognition
ICCV | IEEE/CVF International Conference on Computer Vision
ECCV | European Conference on Computer Vision
WACV | IEEE/CVF Winter Conference on Applications of Computer Vision
BMVC | British Machine Vision Conference
SIGGRAPH | ACM SIGGRAPH Conference
CHI | CHI Conference on Human Factors in Computing Systems | ACM Conference on Human Factors in Computing Systems
UIST | ACM Symposium on User Interface Software and Technology
ICSE | IEEE/ACM International Conference on Software Engineering
FSE | ACM International Conference on the Foundations of Software Engineering | ESEC/FSE
ASE | IEEE/ACM International Conference on Automated Software Engineering
ISSTA | ACM SIGSOFT International Symposium on Software Testing and Analysis
CCS | ACM Conference on Computer and Communications Security | ACM SIGSAC Conference on Computer and Communications Security
IEEE S&P | IEEE Symposium on Security and Privacy | Oakland
NDSS | Network and Distributed System Security Symposium
STOC | ACM Symposium on Theory of Computing
FOCS | IEEE Symposium on Foundations of Computer Science
SODA | ACM-SIAM Symposium on Discrete Algorithms`;

const JOURNALS = `
JMLR | Journal of Machine Learning Research
TMLR | Transactions on Machine Learning Research
TACL | Transactions of the Association for Computational Linguistics
PVLDB | Proceedings of the VLDB Endowment | Proc. VLDB Endow.
TOCS | ACM Transactions on Computer Systems
TACO | ACM Transactions on Architecture and Code Optimization
TOPLAS | ACM Transactions on Programming Languages and Systems
TODAES | ACM Transactions on Design Automation of Electronic Systems
TECS | ACM Transactions on Embedded Computing Systems
TRETS | ACM Transactions on Reconfigurable Technology and Systems
TODS | ACM Transactions on Database Systems
TOMS | ACM Transactions on Mathematical Software
TOPC | ACM Transactions on Parallel Computing
TPDS | IEEE Transactions on Parallel and Distributed Systems
TC | IEEE Transactions on Computers
TCAD | IEEE Transactions on Computer-Aided Design of Integrated Circuits and Systems
TVLSI | IEEE Transactions on Very Large Scale Integration (VLSI) Systems
TKDE | IEEE Transactions on Knowledge and Data Engineering
TPAMI | IEEE Transactions on Pattern Analysis and Machine Intelligence
TNNLS | IEEE Transactions on Neural Networks and Learning Systems
TON | IEEE/ACM Transactions on Networking
CAL | IEEE Computer Architecture Letters
JSSC | IEEE Journal of Solid-State Circuits
CSUR | ACM Computing Surveys
CACM | Communications of the ACM
JACM | Journal of the ACM
JPDC | Journal of Parallel and Distributed Computing
FGCS | Future Generation Computer Systems
POMACS | Proceedings of the ACM on Measurement and Analysis of Computing Systems
PACMPL | Proceedings of the ACM on Programming Languages
PACMMOD | Proceedings of the ACM on Management of Data`;

interface Row extends Venue {
  readonly names: readonly string[];
}
function readTable(table: string, kind: Venue['kind']): Row[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [short = '', long = '', ...others] = line.split('|').map((name) => name.trim());
      return { short, long, kind, names: others };
    });
}

function acronymKey(text: string): string {
  return text.toLowerCase().replace(/[^a-z&]/g, '');
}

/** Words that vary between the ways one venue is printed, and that tell no venue from another. */
const FILLER = new Set(
  'proceedings proc the of on in and for at annual acm ieee cvf usenix sigplan sigops sigarch sigda sigbed international intl int conference conf symposium symp'.split(
    ' ',
  ),
);
const ORDINAL =
  /^(?:\d+(?:st|nd|rd|th)?|(?:twenty|thirty|forty|fifty|sixty)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth|fortieth|fiftieth)|twenty|thirty|forty|fifty)$/;

/** The words of a venue's name that identify it, joined. */
function nameKey(text: string): string {
  return foldAccents(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .filter((word) => !FILLER.has(word) && !ORDINAL.test(word))
    .join(' ');
}

const VENUES: readonly Row[] = [...readTable(CONFERENCES, 'conference'), ...readTable(JOURNALS, 'journal')];
const BY_SHORT = new Map<string, Venue>();
const BY_NAME = new Map<string, Venue>();
for (const venue of VENUES) {
  const { short, long, names } = venue;
  BY_SHORT.set(acronymKey(short), venue);
  for (const name of [long, ...names]) {
    if (/^[A-Z][A-Za-z/-]{1,9}$/.test(name)) BY_SHORT.set(acronymKey(name), venue);
    BY_NAME.set(nameKey(name), venue);
  }
}

/** What makes a printed name another venue than the one inside it. */
const ANOTHER_VENUE =
  /\b(?:workshops?|findings|companion|extended abstracts?|tutorials?|student|demos?|demonstrations?|posters?|letters|magazine|newsletter|notices|review|datasets and benchmarks)\b/i;

const JOURNAL_WORDS = /\b(?:journal|transactions|trans\.|letters|magazine|review)(?:\s|$)/i;

/** What a paper is that appeared at a venue, where its source does not say; undefined for a preprint server, or no venue. */
export function typeOfVenue(venue: string | undefined): 'inproceedings' | 'article' | undefined {
  if (!venue || isPreprintServer(venue)) return undefined;
  const journal = findVenue(venue)?.kind === 'journal' || JOURNAL_WORDS.test(venue);
  return journal ? 'article' : 'inproceedings';
}

/**
 * The venue that a text names: a short name ("OSDI", "OSDI '24", "OSDI24"), a long one in any of its printed forms, or a long
 * one with its short name beside it. Undefined where the table has none; a workshop at a venue is not the venue.
 */
export function findVenue(text: string): Venue | undefined {
  const folded = foldText(text);
  if (folded === '' || folded.length > 400 || isPreprintServer(folded)) return undefined;
  const cached = FOUND.get(folded);
  if (cached !== undefined) return cached ?? undefined;
  const venue = lookUp(folded);
  if (FOUND.size < 5_000) FOUND.set(folded, venue ?? null);
  return venue;
}
const FOUND = new Map<string, Venue | null>();

function lookUp(folded: string): Venue | undefined {
  const exact = BY_NAME.get(nameKey(folded));
  if (exact) return exact;
  const short = /^([A-Z][\w&/ -]{0,16}?) ?['’]? ?(?:(?:19|20)?\d{2})?$/i.exec(folded)?.[1];
  // "micro" in a sentence is no venue, but a whole text of one acronym is.
  const byShort = short && /[A-Z].*[A-Z]/.test(short) ? BY_SHORT.get(acronymKey(short)) : undefined;
  if (byShort) return byShort;
  const found = BY_NAME.get(nameKey(withoutExtras(folded))) ?? besideItsAcronym(folded);
  return found && ANOTHER_VENUE.test(folded) && !ANOTHER_VENUE.test(found.long) ? undefined : found;
}

/** Without "(Volume 1: Long Papers)", "OSDI '24: " in front, and years, places and volumes behind a comma. */
function withoutExtras(text: string): string {
  return text
    .replace(/^[A-Z][\w&/-]{1,15}\s?['’]?\d{0,4}:\s/i, '')
    .replace(/\([^()]{0,80}\)/g, ' ')
    .replace(/,? (?:volume|vol\.) \d.*$/i, '')
    .replace(/, (?:(?:19|20)\d{2}|[A-Z]+ ?['’]?\d{2,4})\b.*$/, '')
    .replace(/ - [A-Z].*$/, '')
    .replace(/\. PMLR\.?$/, '');
}

/** "... (OSDI 24)" and "OSDI '24: Proceedings of ...": the acronym counts where the words around it fit a conference. */
function besideItsAcronym(text: string): Venue | undefined {
  if (!/\b(?:proceedings|proc|conference|conf|symposium|meeting|annual|international)\b/i.test(text))
    return undefined;
  const inside = [...text.matchAll(/\(([A-Z][A-Za-z&/-]{1,12})\s?['’]?\s?(?:\d{2,4})?\)/g)].map(
    (match) => match[1]!,
  );
  const before = /^([A-Z][A-Za-z&/-]{1,12})\s?['’]\d{2}:/.exec(text)?.[1];
  for (const acronym of [...inside, ...(before ? [before] : [])]) {
    // "EMNLP-IJCNLP": a joint conference goes by the first of them.
    for (const name of [acronym, acronym.split(/[-/]/)[0]!]) {
      const venue = BY_SHORT.get(acronymKey(name));
      if (venue && sharesAWord(venue, text)) return venue;
    }
  }
  return undefined;
}

function sharesAWord(venue: Venue, text: string): boolean {
  const words = new Set(nameKey(text).split(' '));
  return nameKey(venue.long)
    .split(' ')
    .some((word) => words.has(word));
}

/** A venue's name as wanted: from the table where it knows it, else as it is. */
export function venueName(venue: string, form: 'short' | 'long'): string {
  return findVenue(venue)?.[form] ?? venue;
}
