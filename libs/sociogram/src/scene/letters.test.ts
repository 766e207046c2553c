import { describe, expect, it } from 'vitest'
import { spellWithLetters, type LettersMissing } from './letters.ts'
import { anInput, invented } from './test-scene.ts'

const canWrite = (letter: string) => /[\u0020-\u017f…]/u.test(letter)

function spell(names: (string | null)[], groups: string[] = [], title = 'Who works with whom') {
  const told: LettersMissing[] = []
  const people = names.map((name, at) => ({ name, group: groups[at] ?? null }))
  const { network } = invented(Math.max(2, names.length), 1)
  const spelled = spellWithLetters(anInput(network, people, { title, notes: ['12 of 14'] }), {
    canWrite,
    say: (missing) => {
      told.push({ ...missing, marks: [...missing.marks] })
      return ['what is missing']
    },
  })
  return { names: spelled.people.map(({ name }) => name), groups: spelled.people.map(({ group }) => group), title: spelled.title, notes: spelled.notes, told }
}

describe('a picture for a font with some alphabets', () => {
  it('stays as it is where every letter can be written', () => {
    expect(spell(['Élise Dubois', 'Fatma Yıldız', null])).toMatchObject({ names: ['Élise Dubois', 'Fatma Yıldız', null], notes: ['12 of 14'], told: [] })
  })

  it('gives each name that cannot be written a mark of its own, and says so', () => {
    const { names, notes, told } = spell(['Мария Иванова', 'محمد', 'An', '林', 'Мария Иванова'])
    expect(names).toEqual(['*1', '*2', 'An', '*3', '*1'])
    expect(notes).toEqual(['12 of 14', 'what is missing'])
    expect(told).toEqual([{ marks: ['*1', '*2', '*3'], accents: 0, hasGaps: false }])
  })

  it('keeps what can be written of a name', () => {
    expect(spell(['Ελένη (Eleni) Papas', 'Amina (أمينة)', 'Bo 🌱']).names).toEqual(['*1 (Eleni) Papas', 'Amina (*2)', 'Bo *3'])
  })

  it('drops an accent that the font lacks rather than the letter', () => {
    expect(spell(['Nguyễn Thị Lan', 'Ze\u030cizek', 'Zo\u0308e'])).toMatchObject({
      names: ['Nguyên Thi Lan', 'Zěizek', 'Zöe'],
      told: [{ marks: [], accents: 1, hasGaps: false }],
    })
  })

  it('never makes two groups one', () => {
    expect(spell(['a', 'b', 'c'], ['дом', 'больница', 'дом']).groups).toEqual(['*1', '*2', '*1'])
  })

  it('leaves a gap in a title', () => {
    expect(spell(['An'], [], 'Сеть Brussel')).toMatchObject({ title: '[…] Brussel', told: [{ marks: [], accents: 0, hasGaps: true }] })
  })
})
