import { expect, it } from 'vitest'
import { reasonsOf, tidyKept } from './keep-reason.ts'

it('reasons that are none keep nothing', () => {
  expect(reasonsOf({ Dupont: 'professional', Petit: 'because', Maes: '' })).toEqual({ Dupont: 'professional' })
})

it('words that stand in none of the texts are kept under no reason', () => {
  const kept = { Dupont: 'professional', Petit: 'organisation', '85.07.30-033.28': 'not-a-name', '': 'not-a-name' } as const
  expect(tidyKept(kept, ['Mme Dupont vient', 'chez Petit'])).toEqual({ Dupont: 'professional', Petit: 'organisation' })
  expect(tidyKept(kept, [])).toEqual({})
})
