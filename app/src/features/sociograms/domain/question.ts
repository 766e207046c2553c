import { LANGUAGES, type Language, type LocalText } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import { anchorIn, type LocalNames, type TieScale } from './scale.ts'
import { splitWords } from './word-list.ts'

export const QUESTIONS = ['work-together', 'know', 'exchange', 'refer'] as const
/** Those that come with Ronde. SNA-06: there is none about performance, liking or trust. */
export type ShippedQuestion = (typeof QUESTIONS)[number]
/** A question of a community in one version: its kind, its id and its version are its name, so that an answer says by itself what it answers. */
type OwnQuestionKey = `own-scale-${string}` | `own-yes-${string}`
export type Question = ShippedQuestion | OwnQuestionKey

/** A question of a community, in one version. */
export type OwnQuestion = { id: string; version: number; words: LocalNames; isOnScale: boolean }

const OWN = /^own-(?:scale|yes)-([0-9a-f-]{36})-v([1-9]\d{0,8})$/

export function isShipped(text: string): text is ShippedQuestion {
  return QUESTIONS.some((each) => each === text)
}

export function isQuestion(text: string): text is Question {
  return isShipped(text) || OWN.test(text)
}

export function keyOfQuestion({ id, version, isOnScale }: OwnQuestion): Question {
  return isOnScale ? `own-scale-${id}-v${version}` : `own-yes-${id}-v${version}`
}

/** Asked on the scale of the survey; the others with yes (1) or no (0). */
export function isOnScale(question: Question): boolean {
  return question === 'work-together' || question.startsWith('own-scale-')
}

/** Those that come with Ronde in their order, then the community's own. */
export function inOrder(questions: readonly Question[]): Question[] {
  return [...QUESTIONS.filter((each) => questions.includes(each)), ...questions.filter((each) => !isShipped(each))]
}

/** `question`: as it is named beside figures, in notes and in files; `ask`: as somebody is asked it. */
type QuestionUse = 'question' | 'ask'
type QuestionReader = { language: Language; t: (key: `${QuestionUse}.${ShippedQuestion}`) => string }

/** A question in words, and their language; an own one in those of the community, whichever use they are for. */
export function wordsOfQuestion(question: Question, own: readonly OwnQuestion[], use: QuestionUse, { language, t }: QuestionReader): LocalText {
  if (isShipped(question)) return { text: t(`${use}.${question}`), language }
  const found = own.find((each) => keyOfQuestion(each) === question)
  return found === undefined ? { text: '', language } : anchorIn(language, found.words)
}

export const LONGEST_QUESTION = 200
export const MOST_OWN_QUESTIONS = 20
export type QuestionRefusal = 'question-words-missing' | 'question-long'

/** @param needed the languages of the community: a question is asked in each of them */
export function checkQuestion(words: LocalNames, needed: readonly Language[]): QuestionRefusal | null {
  if (needed.some((language) => words[language] === '') || needed.length === 0) return 'question-words-missing'
  return LANGUAGES.some((language) => words[language].length > LONGEST_QUESTION) ? 'question-long' : null
}

/** Beginnings of words, as `plain` leaves them; what ends in a blank is a whole word. */
const JUDGING: Readonly<Record<Language, readonly string[]>> = {
  fr: splitWords(
    'performan|rendement|efficac|competen|incompet|confian|confie|fiab|loya|aime|aimer|appreci|sympath|prefer|admir|detest',
    'evalu|jug|respect|honnet|sincer|satisf|qualite|qualites|defaut|bien son travail|amitie',
    'compter sur|comptez|capab|incapab|mefian|mefie|estim|meilleur|pire|gentil|hai |haiss|talent|digne|serieux ',
  ),
  nl: splitWords(
    'prest|vertrouw|betrouwbaar|bekwa|competen|leuk|graag |liefst |sympath|waarde|beoord|eerlijk|respect|aardig|efficien',
    'tevred|mag u |houdt u van|houd je van|goed werk|kwaliteit|vriend|loya|bewonder',
    'rekenen op|reken op|rekent u op|kundig|deskundig|wantrouw|onbetrouw|onbekwa|beste |slecht|haat|lief |talent|gewaardeerd',
  ),
  en: splitWords(
    'perform|trust|reliab|like |likes |liked |liking|dislik|admir|respect|competen|efficien|honest|loyal|rate |rating|prefer',
    'judg|evaluat|apprais|satisf|good at|quality|friend',
    'count on|rely|capab|incapab|incompet|distrust|mistrust|untrust|unreliab|skil|talent|best |worst|likeab|likab|hate|love|esteem',
  ),
  de: splitWords(
    'leist|vertrau|zuverl|mogen |magst |gern|lieb|sympath|beurteil|bewert|kompeten|ehrlich|loyal|schatz|zufried|effizien',
    'respekt|bewunder|qualitat|freund',
    'verlassen|fahig|unfahig|misstrau|unzuverl|beste |besten |bester |schlecht|hass|nett |talent|inkompet',
  ),
}

type AskedScale = Pick<TieScale, 'communityId' | 'name' | 'anchors'>

/** Words with a blank at either end. What is not seen goes first: a hyphen that only shows at the end of a line would cut a word in two. */
function plain(text: string): string {
  return ` ${normaliseName(text.replaceAll(/\p{Cf}/gu, ''))} `
}

/** SNA-06: words of judgement on a person, in whichever of the languages they stand. Rather once too often: a reference is then asked for, nothing is refused. */
export function isJudging(words: LocalNames): boolean {
  const texts = LANGUAGES.map((language) => plain(words[language]))
  return LANGUAGES.some((language) => JUDGING[language].some((start) => texts.some((text) => text.includes(` ${start}`))))
}

/** What a survey holds of questions, and the words they are answered in; a reference is needed before it may be asked. Those that come with Ronde judge nobody. */
export function needsEthics(own: readonly OwnQuestion[], scale: AskedScale | null = null): boolean {
  return own.some(({ words }) => isJudging(words)) || (scale !== null && scale.communityId !== null && [scale.name, ...scale.anchors].some(isJudging))
}
