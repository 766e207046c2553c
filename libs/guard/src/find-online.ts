import { AT_WORD, HANDLE_WORD } from './data/triggers.ts'
import { findHidden } from './hidden-links.ts'
import { keep, type Claims } from './span.ts'
import { matchAtTriggers, type Words } from './tokens.ts'

const LONGEST_LOCAL = 64
const LONGEST_DOMAIN = 120
const LOCAL = /[\p{L}\p{N}._%+'-]/u
const DOMAIN = /[\p{L}\p{N}.-]/u
const DOMAIN_END = /\.[\p{L}]{2,24}$/u
/** Mailboxes of a desk, not of a person: still shown, but they may be kept with a reason. */
const DESK = /^(?:info|contact|secretariat|secretariaat|accueil|onthaal|admin|office|hello|bonjour|mail|post|support|help|kontakt|noreply|no-reply)$/i

function tierOf(local: string): 'A' | 'B' {
  return DESK.test(local) ? 'B' : 'A'
}

/** One address around an `@`; spaces of one character beside it or beside the dots are allowed, as people write them to hide it. */
function readAround(text: string, at: number): { start: number; end: number; local: string } | null {
  let localEnd = at
  while (localEnd > 0 && at - localEnd < 2 && text.charAt(localEnd - 1) === ' ') localEnd -= 1
  let start = localEnd
  while (start > 0 && localEnd - start < LONGEST_LOCAL && LOCAL.test(text.charAt(start - 1))) start -= 1
  while (start < localEnd && /[.'%+-]/.test(text.charAt(start))) start += 1
  let domainStart = at + 1
  while (domainStart - at < 3 && text.charAt(domainStart) === ' ') domainStart += 1
  let end = domainStart
  while (end < text.length && end - domainStart < LONGEST_DOMAIN && DOMAIN.test(text.charAt(end))) end += 1
  while (end > domainStart && /[.-]/.test(text.charAt(end - 1))) end -= 1
  if (start === localEnd) return null
  if (DOMAIN_END.test(text.slice(domainStart, end))) return { start, end, local: text.slice(start, localEnd) }
  const spaced = /^[\p{L}\p{N}-]{1,40}(?: ?\. ?[\p{L}\p{N}-]{1,30}){1,4}/u.exec(text.slice(domainStart, domainStart + 90))
  if (spaced === null || !/\. ?[\p{L}]{2,10}$/u.test(spaced[0])) return null
  return { start, end: domainStart + spaced[0].length, local: text.slice(start, localEnd) }
}

const SAID_LOCAL = /[\p{L}\p{N}_%+-]{1,40}(?: ?(?:\.|[([]? ?(?:point|punt|dot|punkt|tiret|underscore|streepje) ?[)\]]?) ?[\p{L}\p{N}_%+-]{1,30}){0,3} ?$/iu
const SAID_DOMAIN =
  /^ ?[\p{L}\p{N}-]{1,40}(?: ?(?:\.|[([]? ?(?:point|punt|dot|punkt) ?[)\]]?) ?[\p{L}\p{N}-]{1,30}){0,3} ?(?:\.|[([]? ?(?:point|punt|dot|punkt) ?[)\]]?) ?(?:be|fr|nl|de|lu|com|net|org|eu|me|info|brussels|io|co\.uk|uk|ch|es|it|pl|ro)(?![\p{L}\p{N}])/iu

const OPENING = /[([{<] ?$/
const CLOSING = /^ ?[)\]}>]/

/** The said @ with its brackets. */
function readSaidAt(text: string, from: number, to: number): { start: number; end: number; isBare: boolean } {
  const opening = OPENING.exec(text.slice(Math.max(0, from - 2), from))
  const closing = CLOSING.exec(text.slice(to, to + 2))
  return opening === null || closing === null
    ? { start: from, end: to, isBare: true }
    : { start: from - opening[0].length, end: to + closing[0].length, isBare: false }
}

function readSpokenMail(text: string, from: number, to: number, claims: Claims): void {
  const word = text.slice(from, to)
  const said = readSaidAt(text, from, to)
  if (said.isBare && /^a$/i.test(word)) return
  const before = SAID_LOCAL.exec(text.slice(Math.max(0, said.start - 90), said.start))
  if (before === null) return
  const after = SAID_DOMAIN.exec(text.slice(said.end, said.end + 100))
  if (after === null) return
  // “at example.com” in prose: the bare words at and chez need a spelled dot behind them.
  if (said.isBare && /^(?:at|chez)$/i.test(word) && !/(?:point|punt|dot|punkt)/i.test(after[0])) return
  const local = before[0].trimEnd()
  keep(claims, { start: said.start - before[0].length, end: said.end + after[0].length, kind: 'email', tier: tierOf(local), score: said.isBare ? 0.85 : 0.95 })
}

export function findMails(text: string, words: Words, claims: Claims): void {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const found = readAround(text, at)
    if (found !== null) keep(claims, { start: found.start, end: found.end, kind: 'email', tier: tierOf(found.local), score: 0.98 })
    else readSpokenMail(text, at, at + 1, claims)
  }
  if ((words.triggers & AT_WORD) === 0) return
  for (const token of words.tokens) if ((token.trigger & AT_WORD) !== 0) readSpokenMail(text, token.start, token.end, claims)
}

const LINK_GATE = /:\/\/|www\.|\.[a-z]{2,8}\//i
const LINK =
  /(?:https?:\/\/|www\.)[^\s<>"]{3,2000}|(?<![\p{L}\p{N}@./-])(?:[a-z0-9-]{1,60}\.){1,4}(?:com|be|fr|nl|de|lu|net|org|me|app|social|eu|brussels|tv|gg|ly|io)\/[^\s<>"]{2,2000}/giu
const TRAILING = /[.,;:!?)\]}'’»]+$/u
const SOCIAL =
  /^(?:https?:\/\/)?(?:[a-z0-9-]+\.)?(?:facebook\.com|fb\.com|fb\.me|m\.me|instagram\.com|instagr\.am|linkedin\.com|lnkd\.in|twitter\.com|x\.com|tiktok\.com|snapchat\.com|youtube\.com|youtu\.be|t\.me|telegram\.me|wa\.me|pinterest\.\w+|threads\.net|threads\.com|bsky\.app|discord\.com|discord\.gg|mastodon\.\w+|mamot\.fr|twitch\.tv|vk\.com|xing\.com|reddit\.com|tinder\.com|badoo\.com|strava\.com|vinted\.\w+|signal\.me|viber\.com|tumblr\.com|flickr\.com|onlyfans\.com|linktr\.ee|leetchi\.com|gofundme\.com|spotify\.com)\/(.*)$/iu
/** Paths of such hosts that are pages about themselves, not about a person. */
const NOT_A_PROFILE =
  /^(?:$|(?:help|about|legal|policies|terms|privacy|login|signup|explore|jobs|learning|watch|results|hashtag|share|sharer|intent|business|ads|events?|groups?)(?:[/?#.]|$))/iu

/** Links: profiles on social hosts are passages, links that hide an identifier are refused, all others pass and are closed for other rules. */
export function findLinks(text: string, claims: Claims): void {
  if (!LINK_GATE.test(text)) return
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const link = found.replace(TRAILING, '')
    const start = index
    const end = index + link.length
    const hidden = findHidden(link)
    if (hidden !== null) {
      keep(claims, { start, end, kind: hidden, tier: 'A', score: 0.9 })
      continue
    }
    const profile = SOCIAL.exec(link)
    if (profile !== null && !NOT_A_PROFILE.test(profile[1] ?? '')) keep(claims, { start, end, kind: 'url', tier: 'B', score: 0.95 })
    else if (claims.isFree(start, end) && !/[?&=@]/.test(link)) claims.claim(start, end)
  }
}

const HANDLE = /(?<![\p{L}\p{N}._@/-])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{1,30}[\p{L}\p{N}_])(?![\p{L}\p{N}@])/gu
const NAMED_HANDLE =
  /(?<![\p{L}\p{N}])(?:insta(?:gram)?|snap(?:chat)?|facebook|fb|tik ?tok|twitter|messenger|telegram|discord|linkedin|skype|pseudo(?:nyme)?|profile?|profiel|username|gebruikersnaam|benutzername|nickname)(?: ?(?:handle|account|compte|profil|naam|name|id))?(?: ?[:=] ?| (?:est|is|ist|:) )["'“«]?@?([\p{L}\p{N}_][\p{L}\p{N}_.-]{2,30}[\p{L}\p{N}_])/iuy
/** Words after a colon that say something about the network itself. */
const LOOKS_LIKE_HANDLE = /[\d_.]|^\p{Ll}+\p{Lu}/u

export function findHandles(text: string, words: Words, claims: Claims): void {
  if (text.includes('@')) {
    for (const { 0: found, index } of text.matchAll(HANDLE)) keep(claims, { start: index, end: index + found.length, kind: 'handle', tier: 'B', score: 0.9 })
  }
  for (const found of matchAtTriggers(words, HANDLE_WORD, text, NAMED_HANDLE)) {
    const handle = found[1] ?? ''
    const end = found.index + found[0].length
    if (LOOKS_LIKE_HANDLE.test(handle)) keep(claims, { start: end - handle.length, end, kind: 'handle', tier: 'B', score: 0.8 })
  }
}
