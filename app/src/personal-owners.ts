import { personalData as accounts } from './features/accounts/public.ts'
import { personalData as communities } from './features/communities/public.ts'
import { personalData as conventions } from './features/conventions/public.ts'
import { personalData as calendars } from './features/calendars/public.ts'
import { personalData as invitations } from './features/invitations/public.ts'
import { personalData as feeds } from './features/feeds/public.ts'
import { personalData as records } from './features/records/public.ts'
import { personalData as closing } from './features/closing/public.ts'
import { personalData as contacts } from './features/contacts/public.ts'
import { personalData as introductions } from './features/introductions/public.ts'
import { personalData as preparation } from './features/preparation/public.ts'
import { personalData as questions } from './features/questions/public.ts'
import { personalData as documentation } from './features/documentation/public.ts'
import { personalData as methods } from './features/methods/public.ts'
import { personalData as rounds } from './features/rounds/public.ts'
import { personalData as sociograms } from './features/sociograms/public.ts'
import { personalData as situations } from './features/situations/public.ts'
import { personalData as suggestions } from './features/suggestions/public.ts'
import { personalData as lists } from './features/lists/public.ts'
import { personalData as meetings } from './features/meetings/public.ts'
import { personalData as people } from './features/people/public.ts'
import { personalData as privacy } from './features/privacy/public.ts'
import { personalData as register } from './features/register/public.ts'
import { personalData as reports } from './features/reports/public.ts'
import { platformPersonalData } from './platform/own-personal-data.ts'
import type { PersonalOwner } from './platform/personal-data.ts'

/** Everybody who keeps something about people, low to high: shown in this order, erased in the other. */
export const PERSONAL_OWNERS: readonly PersonalOwner[] = [
  { feature: 'lists', data: lists },
  { feature: 'people', data: people },
  { feature: 'platform', data: platformPersonalData },
  { feature: 'accounts', data: accounts },
  { feature: 'communities', data: communities },
  { feature: 'conventions', data: conventions },
  { feature: 'calendars', data: calendars },
  { feature: 'meetings', data: meetings },
  { feature: 'invitations', data: invitations },
  { feature: 'feeds', data: feeds },
  { feature: 'records', data: records },
  { feature: 'closing', data: closing },
  { feature: 'contacts', data: contacts },
  { feature: 'introductions', data: introductions },
  { feature: 'preparation', data: preparation },
  { feature: 'questions', data: questions },
  { feature: 'register', data: register },
  { feature: 'sociograms', data: sociograms },
  { feature: 'situations', data: situations },
  { feature: 'suggestions', data: suggestions },
  { feature: 'rounds', data: rounds },
  { feature: 'documentation', data: documentation },
  { feature: 'methods', data: methods },
  { feature: 'reports', data: reports },
  { feature: 'privacy', data: privacy },
]
