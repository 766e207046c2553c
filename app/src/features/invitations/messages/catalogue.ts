import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type InvitationsWord = keyof typeof en
export type InvitationsTranslate = Translate<InvitationsWord>

export const invitationsMessages: Catalogue<InvitationsWord> = { fr, nl, en, de }
