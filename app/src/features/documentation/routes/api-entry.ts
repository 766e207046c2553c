import { z } from 'zod'
import { LANGUAGES } from '../../../kernel/language.ts'
import { ENTRY_STATES, LINK_KINDS, ORIGINS } from '../domain/entry.ts'

/** An entry of the grid as programs read it. */
export const Area = z.number().int().min(1).max(6).describe('1 to 6')
export const Spoken = z.enum(LANGUAGES).describe('The language in which it was said')
const Links = z.array(z.object({ kind: z.enum(LINK_KINDS), label: z.string().max(120), id: z.uuid().nullable() })).max(8)
const Gists = z.array(z.object({ language: z.enum(LANGUAGES), text: z.string() }))
export const ApiEntry = z.object({
  id: z.uuid(),
  meetingId: z.uuid(),
  area: Area,
  language: Spoken,
  text: z.string().describe('Empty once it was taken away'),
  gists: Gists.describe('In another language, by a person'),
  links: Links,
  state: z.enum(ENTRY_STATES),
  speakerRole: z.string().describe('The role at the meeting of who said it'),
  author: z.string().nullable().describe('null once the author left'),
  origin: z.enum(ORIGINS),
  templateVersion: z.number().int(),
  version: z.number().int().describe('Goes back with a change'),
})
