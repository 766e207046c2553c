import { describe, expect, it } from 'vitest'
import { readText } from '../guards/read-sources.ts'
import { commands } from './commands.ts'
import { findCommands, renderHelp } from './help.ts'
import { LANGUAGES } from './kernel/language.ts'

/** The rows of a table of README whose first cell begins like this, without the marks of code. */
function readRows(beginning: string): string[][] {
  const rows = readText('README.md')
    .split('\n')
    .filter((line) => line.startsWith(`| ${beginning}`))
  return rows.map((line) =>
    line
      .replaceAll('`', '')
      .split(' | ')
      .map((cell) => cell.replace(/^\| | \|$/g, '').trim()),
  )
}

/** What stands in the two columns; a text over several lines is one. */
function readColumns(help: string): { head: string; text: string }[] {
  const lines: { head: string; text: string }[] = []
  for (const line of help.split('\n').filter((each) => each.startsWith('  '))) {
    const [head, text] = [line.slice(0, 50).trim(), line.slice(50)]
    if (head === '') lines.at(-1)!.text += ` ${text}`
    else lines.push({ head, text })
  }
  return lines
}

describe('the help of the command line', () => {
  const columns = readColumns(renderHelp(commands, 'en'))
  const textOf = (head: string) => columns.find((line) => line.head === head)?.text

  it('names the commands of README with the same words, and no other', () => {
    const rows = readRows('`npx ronde').map(([form = '', about = '']) => ({ name: form.replace('npx ronde ', '').replace(/ --.*/, ''), about }))
    expect(rows.length).toBeGreaterThan(6)
    for (const { name, about } of rows) expect(textOf(name), name).toBe(about)
    const names = Object.entries(commands).map(([name, { takes }]) => [name, takes].filter(Boolean).join(' '))
    expect(rows.map(({ name }) => name).toSorted()).toEqual(names.toSorted())
  })

  it('README writes out the options that are needed', () => {
    for (const [name, { options }] of Object.entries(commands)) {
      const needed = options.filter(({ isNeeded }) => isNeeded).map(({ form }) => ` ${form}`)
      expect(readText('README.md')).toContain(`\`npx ronde ${[name, commands[name]?.takes].filter(Boolean).join(' ')}${needed.join('')}\``)
    }
  })

  it('names the variables of README with the same words', () => {
    const rows = readRows('`').filter(([name = '']) => /^[A-Z_, ]+$/.test(name))
    expect(rows.length).toBe(11)
    for (const [name = '', meaning = '', usual = ''] of rows) expect(textOf(name), name).toBe(`${meaning} (without it: ${usual})`)
  })

  it('shows every option below its command', () => {
    for (const [name, { takes, options }] of Object.entries(commands)) {
      const at = columns.findIndex(({ head }) => head === [name, takes].filter(Boolean).join(' '))
      expect(columns.slice(at + 1, at + 1 + options.length).map(({ head }) => head)).toEqual(options.map(({ form }) => form))
    }
  })

  it('of one command shows that one, and of a first word all that begin with it', () => {
    expect(Object.keys(findCommands(commands, ['sociogram', 'measure', 'edges.csv']) ?? {})).toEqual(['sociogram measure'])
    expect(Object.keys(findCommands(commands, ['sociogram']) ?? {})).toEqual(['sociogram measure', 'sociogram compare', 'sociogram convert', 'sociogram draw'])
    expect(findCommands(commands, ['charm'])).toBeNull()
    const shown = readColumns(renderHelp(commands, 'nl', findCommands(commands, ['sociogram', 'draw']))).map(({ head }) => head)
    expect(shown).toEqual(['sociogram draw FILE', ...commands['sociogram draw']!.options.map(({ form }) => form)])
  })

  it.each(LANGUAGES)('stands in two columns on a screen of 110 letters (%s)', (language) => {
    const lines = renderHelp(commands, language).split('\n')
    expect(lines.filter((line) => line.length > 110)).toEqual([])
    const listed = lines.filter((line) => line.startsWith('  '))
    expect(listed.filter((line) => line[49] !== ' ' || line[50] === ' ' || line.length < 51)).toEqual([])
    expect(readColumns(lines.join('\n')).map(({ head }) => head)).toEqual(columns.map(({ head }) => head))
  })
})
