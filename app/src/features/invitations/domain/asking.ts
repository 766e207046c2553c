import type { Channel, Via } from './invitation.ts'

/** Whom somebody wants to ask: whole communities, everybody of some kinds of organisation, and people one by one. */
export type AskingChoice = { communityIds: readonly string[]; kinds: readonly string[]; personIds: readonly string[] }

/** One person who fits the choice and is not asked to this meeting yet. */
export type Candidate = {
  personId: string
  name: string
  via: Via
  hasAddress: boolean
  /** The address gave mail back. */
  hasBounced: boolean
  /** Said that no mail of this kind should come. */
  hasStopped: boolean
  /** To how many other meetings she was asked in the last ninety days. */
  askedLately: number
}

/** On paper where no mail arrives or none is wanted. */
export function channelFor({ hasAddress, hasBounced, hasStopped }: Pick<Candidate, 'hasAddress' | 'hasBounced' | 'hasStopped'>): Channel {
  if (hasStopped) return 'none'
  return hasAddress && !hasBounced ? 'mail' : 'letter'
}

export type AskingCounts = { all: number; mail: number; letter: number; none: number; often: number }

/** Four meetings in ninety days are more than one every three weeks. */
const OFTEN = 4

export function countCandidates(candidates: readonly Candidate[]): AskingCounts {
  const by = (channel: Channel) => candidates.filter((each) => channelFor(each) === channel).length
  return {
    all: candidates.length,
    mail: by('mail'),
    letter: by('letter'),
    none: by('none'),
    often: candidates.filter(({ askedLately }) => askedLately >= OFTEN).length,
  }
}
