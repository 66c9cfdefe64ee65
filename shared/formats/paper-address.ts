/** What an address says about the paper it leads to: whether it is one at all, and where it was published. */
import { idsFromUrl } from '../library/identifiers.ts';
import type { PartialDate } from '../library/paper.ts';
import { findVenue } from '../library/venues.ts';
import { linkKind } from './links.ts';

const PAPER_PLACES =
  /^https?:\/\/(?:[\w-]+\.)*(?:arxiv\.org\/(?:abs|pdf|html|ps)|alphaxiv\.org|ar5iv\.|openreview\.net\/(?:forum|pdf|attachment)|aclanthology\.org\/[\w.-]*\d|doi\.org\/10|dl\.acm\.org\/(?:doi|citation|ft_gateway)|ieeexplore\.ieee\.org\/(?:abstract|document|stamp|iel|xpl)|usenix\.org\/(?:conference\/[\w-]+\/(?:presentation|technical-sessions\/presentation)|system\/files|legacy|publications)|proceedings\.(?:mlr\.press|neurips\.cc|mlsys\.org|nips\.cc|allerton|kr\.org)|papers\.n(?:eur)?ips\.cc|neurips\.cc\/virtual|mlsys\.org\/(?:virtual|Conferences)|iclr\.cc\/virtual|icml\.cc\/virtual|openaccess\.thecvf\.com|thecvf\.com|link\.springer\.com|springer\.com\/(?:article|chapter)|sciencedirect\.com\/science|elsevier\.com|nature\.com\/articles|science\.org\/doi|mdpi\.com|preprints\.org|researchgate\.net\/publication|semanticscholar\.org\/paper|biorxiv\.org|medrxiv\.org|ssrn\.com|vldb\.org\/pvldb|cidrdb\.org|jmlr\.org\/papers|isca-archive\.org|isca-speech\.org|huggingface\.co\/papers|hf-mirror\.com\/papers|sigops\.org\/s\/conferences|dspace\.mit|hal\.science|hal\.inria|eprint\.iacr\.org|drops\.dagstuhl\.de|ojs\.aaai\.org|aaai\.org\/(?:ojs|papers)|ijcai\.org\/proceedings|ndss-symposium\.org\/ndss-paper|onlinelibrary\.wiley\.com|journals\.|tandfonline\.com|frontiersin\.org|osti\.gov|techrxiv\.org|cell\.com|pnas\.org|bmvc)/i;

/** True where the address leads to a paper: a publisher, an archive, a conference's page for it, or a PDF. */
export function isPaperAddress(url: string): boolean {
  if (PAPER_PLACES.test(url)) return true;
  const kind = linkKind(url);
  return kind === 'pdf' || (kind !== 'code' && Object.keys(idsFromUrl(url)).length > 0);
}

/** The venue and year that some addresses carry: "usenix.org/conference/osdi23/", "aclanthology.org/2024.acl-long.571". */
export function venueOfAddress(url: string): { venue: string; published: PartialDate } | undefined {
  const usenix = /usenix\.org\/conference\/([a-z]+)(\d{2})\//i.exec(url);
  if (usenix) {
    const name = USENIX_NAMES[usenix[1]!.toLowerCase()] ?? usenix[1]!.toUpperCase();
    return { venue: findVenue(name)?.short ?? name, published: { year: 2000 + Number(usenix[2]) } };
  }
  const acl = /aclanthology\.org\/(\d{4})\.(?:findings-)?([a-z]+)-/i.exec(url);
  const venue = acl && findVenue(acl[2]!.toUpperCase());
  if (venue && !/findings/i.test(url)) return { venue: venue.short, published: { year: Number(acl[1]) } };
  const virtual =
    /(?:^|\/\/)(?:www\.)?(mlsys\.org|iclr\.cc|icml\.cc|neurips\.cc)\/virtual\/(\d{4})\/(?:poster|oral|spotlight)\//i.exec(
      url,
    );
  const name = virtual && findVenue(VIRTUAL_NAMES[virtual[1]!.toLowerCase()] ?? '');
  return name ? { venue: name.short, published: { year: Number(virtual[2]) } } : undefined;
}

const USENIX_NAMES: Readonly<Record<string, string>> = {
  atc: 'USENIX ATC',
  usenixsecurity: 'USENIX Security',
  hotstorage: 'HotStorage',
  hotcloud: 'HotCloud',
  hotedge: 'HotEdge',
};

const VIRTUAL_NAMES: Readonly<Record<string, string>> = {
  'mlsys.org': 'MLSys',
  'iclr.cc': 'ICLR',
  'icml.cc': 'ICML',
  'neurips.cc': 'NeurIPS',
};
