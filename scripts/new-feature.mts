import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { FEATURES } from '../app/guards/order.ts'

const LANGUAGES = ['fr', 'nl', 'en', 'de'] as const
const root = path.resolve(process.argv[3] ?? path.join(import.meta.dirname, '..'))
const [, , name = ''] = process.argv

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** `hand-over` becomes `handOver`, for names in code. */
function camelCase(text: string): string {
  return text.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function pascalCase(text: string): string {
  const camel = camelCase(text)
  return camel.charAt(0).toUpperCase() + camel.slice(1)
}

function readme(feature: string): string {
  return `# ${pascalCase(feature)}

What it is for, in two sentences a coordinator would say.

**Words.** The ones it brings to \`GLOSSARY.md\`.

**Rules.** One line each; the tests say the rest.

**Screens.** Address, what it answers, who may see it.

**Personal data.** Which tables, for what, on what basis, how long, who sees it.
`
}

function messages(language: string): string {
  return `export const ${language} = {\n  title: '',\n}\n`
}

function catalogue(feature: string): string {
  const imports = [...LANGUAGES].toSorted().map((language) => `import { ${language} } from './${language}.ts'\n`)
  return `import type { Catalogue } from '../../../kernel/translate.ts'
${imports.join('')}
export type ${pascalCase(feature)}Key = keyof typeof fr

export const ${camelCase(feature)}Messages: Catalogue<${pascalCase(feature)}Key> = { ${LANGUAGES.join(', ')} }
`
}

function firstTest(feature: string): string {
  return `import { describe, expect, it } from 'vitest'

describe('${feature}', () => {
  it('has its first rule', () => {
    expect('write the first rule of ${feature} here, then make it true').toBe('')
  })
})
`
}

/** File by file, so that a reader sees what a feature is made of. */
function filesOf(feature: string): Record<string, string> {
  return {
    'README.md': readme(feature),
    [`domain/${feature}.test.ts`]: firstTest(feature),
    'messages/catalogue.ts': catalogue(feature),
    ...Object.fromEntries(LANGUAGES.map((language) => [`messages/${language}.ts`, messages(language)])),
    'public.ts': `// What other features may use of ${feature}. Never imported by ${feature} itself.\nexport {}\n`,
  }
}

if (!/^[a-z](?:[a-z-]*[a-z])?$/.test(name)) stop('Give the name in lower case, for instance: npm run new:feature -- practices')
const folder = path.join(root, 'app/src/features', name)
if (existsSync(folder)) stop(`There is already a feature "${name}".`)

for (const [file, text] of Object.entries(filesOf(name))) {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}
const hasPlace = FEATURES.flat().includes(name)
process.stdout.write(`app/src/features/${name} is there. Next:
${hasPlace ? '' : `- its place in app/guards/order.ts and in ARCHITECTURE.md: above everything it uses;\n`}- its key words in GLOSSARY.md, and its README;
- the first rule in domain/, until domain/${name}.test.ts passes;
- a migration and store/, actions/, the words in messages/, pages/;
- routes.tsx and one line in app/src/app.ts;
- personalData in public.ts, rows in the demo, a journey, a guide page, a line in CHANGELOG.md;
- npm run check.
`)
