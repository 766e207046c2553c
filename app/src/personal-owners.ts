import { personalData as accounts } from './features/accounts/public.ts'
import { personalData as communities } from './features/communities/public.ts'
import { personalData as meetings } from './features/meetings/public.ts'
import { personalData as people } from './features/people/public.ts'
import { personalData as privacy } from './features/privacy/public.ts'
import { personalData as register } from './features/register/public.ts'
import { personalData as reports } from './features/reports/public.ts'
import { platformPersonalData } from './platform/own-personal-data.ts'
import type { PersonalOwner } from './platform/personal-data.ts'

/** Everybody who keeps something about people, low to high: shown in this order, erased in the other. */
export const PERSONAL_OWNERS: readonly PersonalOwner[] = [
  { feature: 'people', data: people },
  { feature: 'platform', data: platformPersonalData },
  { feature: 'accounts', data: accounts },
  { feature: 'communities', data: communities },
  { feature: 'meetings', data: meetings },
  { feature: 'register', data: register },
  { feature: 'reports', data: reports },
  { feature: 'privacy', data: privacy },
]
