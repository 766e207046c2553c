import type { SceneInput } from './scene-input.ts'

/** What stands below a picture when something could not be written: `marks` such as “*1 *2”, how many names lost an accent, whether words are missing elsewhere (“[…]”). */
export type LettersMissing = { marks: readonly string[]; accents: number; hasGaps: boolean }
export type LettersSettings = { canWrite: (letter: string) => boolean; say: (missing: LettersMissing) => readonly string[] }

const GAP = '[…]'

/**
 * A picture for a file whose font has some alphabets only: never a box in the place of a letter. An accent that the font lacks goes; what else it lacks becomes in the
 * name of a person or a group a mark of its own (*1, *2), so that everybody stays apart and the name can be written beside it, and in other texts “[…]”. Notes say so.
 */
export function spellWithLetters(input: SceneInput, { canWrite, say }: LettersSettings): SceneInput {
  const missing = { marks: [] as string[], accents: 0, hasGaps: false }
  const known = new Map<string, string>()
  function spellName(name: string): string {
    const before = known.get(name)
    if (before !== undefined) return before
    const plain = dropAccents(name, canWrite)
    if (plain !== name.normalize('NFC')) missing.accents += 1
    const mark = `*${missing.marks.length + 1}`
    const spelled = replaceGaps(plain, canWrite, mark)
    if (spelled !== plain) missing.marks.push(mark)
    known.set(name, spelled)
    return spelled
  }
  function spellText(text: string): string {
    const plain = dropAccents(text, canWrite)
    const spelled = replaceGaps(plain, canWrite, GAP)
    if (spelled !== plain) missing.hasGaps = true
    return spelled
  }
  const { words } = input
  const people = input.people.map((person) => ({
    ...person,
    name: person.name === null ? null : spellName(person.name),
    ...(person.group === undefined || person.group === null ? {} : { group: spellName(person.group) }),
  }))
  const spelled = {
    ...input,
    people,
    title: spellText(input.title),
    notes: input.notes.map(spellText),
    panels: input.panels.map((panel) => (panel.subtitle === undefined ? panel : { ...panel, subtitle: spellText(panel.subtitle) })),
    words: { ...words, levelNames: words.levelNames.map(spellText) },
    ...(input.sizes ? { sizes: { ...input.sizes, says: spellText(input.sizes.says) } } : {}),
    ...(input.rings ? { rings: input.rings.map((ring) => ({ ...ring, text: spellText(ring.text) })) } : {}),
  }
  const isWhole = missing.marks.length === 0 && missing.accents === 0 && !missing.hasGaps
  return isWhole ? spelled : { ...spelled, notes: [...spelled.notes, ...say(missing)] }
}

/** Letters with an accent that cannot be written lose it, the last one first. */
function dropAccents(text: string, canWrite: (letter: string) => boolean): string {
  return text.normalize('NFC').replaceAll(/\P{ASCII}\p{Mn}*/gu, (letter) => {
    if ([...letter].every(canWrite)) return letter
    const parts = [...letter.normalize('NFD')]
    for (let kept = parts.length - 1; kept > 0; kept -= 1) {
      const fewer = parts.slice(0, kept).join('').normalize('NFC')
      if (/^\p{L}/u.test(fewer) && [...fewer].every(canWrite)) return fewer
    }
    return letter
  })
}

/** Each word with a letter that cannot be written becomes the same mark, words beside each other one. */
function replaceGaps(text: string, canWrite: (letter: string) => boolean, mark: string): string {
  const isWritten = (word: string) => [...word].every(canWrite)
  const words: string[] = []
  for (const word of text.split(' ')) {
    const spelled = isWritten(word) ? word : replaceLetters(word, isWritten, mark)
    if (spelled !== mark || words.at(-1) !== mark) words.push(spelled)
  }
  return words.join(' ')
}

/** Brackets and the like stay where they are. */
function replaceLetters(word: string, isWritten: (word: string) => boolean, mark: string): string {
  const [, before = '', inside = '', after = ''] = /^([([{“"'«]*)(.*?)([)\]}”"'»,.;:]*)$/su.exec(word) ?? []
  return inside !== '' && isWritten(before + after) ? before + mark + after : mark
}
