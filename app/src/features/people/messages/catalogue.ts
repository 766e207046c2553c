import type { Catalogue } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type PeopleKey = keyof typeof en
export const peopleMessages: Catalogue<PeopleKey> = { fr, nl, en, de }
