import { expect, it } from 'vitest'
import { describeShape } from './describe-shape.ts'

it('writes an answer of the API as a person would', () => {
  const person = {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid', pattern: '^[0-9a-f-]+$' },
      phone: { type: ['string', 'null'], description: 'Null when not shared with you' },
      roles: { type: 'array', items: { type: 'string', enum: ['member', 'moderator'] } },
      employment: { anyOf: [{ type: 'string', enum: ['salaried'] }, { type: 'null' }] },
    },
  }
  expect(describeShape({ type: 'array', items: person })).toBe(
    `list of {
  id: uuid
  phone: string | null   (Null when not shared with you)
  roles: list of "member" | "moderator"
  employment: "salaried" | null
}`,
  )
})

it('names what is described elsewhere, and says so when nothing is known', () => {
  expect(describeShape({ $ref: '#/components/schemas/Problem' })).toBe('Problem')
  expect(describeShape(undefined)).toBe('anything')
})
