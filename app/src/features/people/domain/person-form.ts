import { isLanguage } from '../../../kernel/language.ts'
import { ACTOR_KINDS, type ActorKind, type OrganisationDraft } from './organisation.ts'
import { EMPLOYMENTS, type Employment, type PersonDraft } from './person.ts'
import { parseDiscipline } from './words.ts'

/** A form as the edge reads it: one text or a list of texts. */
type FormTexts = { one: (name: string) => string; all: (name: string) => string[] }

function parseList(text: string): string[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** SEC-11: only the fields named here can be written; whatever else a form sends is not read. */
export function parsePersonForm(form: FormTexts): PersonDraft {
  const language = form.one('mailLanguage')
  const employment = form.one('employment')
  const disciplines = [...form.all('discipline'), ...parseList(form.one('otherDisciplines'))].map(parseDiscipline)
  return {
    givenName: form.one('givenName'),
    familyName: form.one('familyName'),
    email: form.one('email') || null,
    phone: form.one('phone') || null,
    language: isLanguage(language) ? language : null,
    languagesSpoken: [...new Set([...form.all('spoken'), ...parseList(form.one('otherSpoken'))])],
    languagesUnderstood: [...new Set([...form.all('understood'), ...parseList(form.one('otherUnderstood'))])],
    disciplines: [...new Set(disciplines)],
    employment: EMPLOYMENTS.includes(employment as Employment) ? (employment as Employment) : null,
    functions: parseList(form.one('functions')),
    activity: form.one('activity'),
    askMeAbout: form.one('askMeAbout'),
  }
}

export function parseOrganisationForm(form: FormTexts): OrganisationDraft {
  const kind = form.one('actorKind')
  const sole = form.one('sole')
  return {
    nameFr: form.one('nameFr'),
    nameNl: form.one('nameNl'),
    solePractice: sole === 'yes' ? true : sole === 'no' ? false : null,
    enterpriseNumber: form.one('enterpriseNumber') || null,
    actorKind: ACTOR_KINDS.includes(kind as ActorKind) ? (kind as ActorKind) : null,
    missions: parseList(form.one('missions')),
    sectors: [...new Set(form.all('sector'))],
  }
}

export const EMPTY_PERSON: PersonDraft = {
  givenName: '',
  familyName: '',
  email: null,
  phone: null,
  language: null,
  languagesSpoken: [],
  languagesUnderstood: [],
  disciplines: [],
  employment: null,
  functions: [],
  activity: '',
  askMeAbout: '',
}

export const EMPTY_ORGANISATION: OrganisationDraft = {
  nameFr: '',
  nameNl: '',
  solePractice: null,
  enterpriseNumber: null,
  actorKind: null,
  missions: [],
  sectors: [],
}
