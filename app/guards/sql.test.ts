import { describe, expect, it } from 'vitest'
import { readProductSources } from './read-sources.ts'

/** Where a whole statement may be text: it is ours from beginning to end, and no value from outside can reach it. */
const MAY_RUN_TEXT: Record<string, string> = {
  'app/src/platform/migrate.ts': 'migrations are files of whole statements',
  'app/src/platform/store/backup.ts': 'tables and columns come from the catalogue of the database, each through escapeIdentifier',
  'app/src/platform/store/restore.ts': 'the same, checked against the catalogue of the database before',
  'app/src/platform/store/external-postgres.ts': 'statements shown to an administrator, with escaped names',
  'app/src/platform/store/create-cluster.ts': 'roles and database of a new store, before any connection; names are constants, the password is hexadecimal',
}
/** A statement outside a store, with its reason. */
const MAY_ASK: Record<string, string> = {
  'app/src/main.ts': 'a database belongs to one secret: asked before anything else runs',
  'app/src/house-routes.tsx': '/healthz asks the database whether it answers',
}
const STATEMENT =
  /^\s*(select|insert into|update|delete from|with|alter|create|drop|grant|revoke|set (local|session|role|search_path)|listen|notify|copy|truncate|vacuum)\s/i
const TEMPLATE = /(\w*(?:<[^`]*>)?)`((?:\\.|[^`\\])*)`/g
const GLUED = /['"`]\s*(?:select|insert into|update|delete from|where|order by)\s[^'"`]*['"`]\s*\+|\+\s*['"`]\s*(?:where|and|order by|limit|values)\s/i

/** A constant or an escaped identifier may stand in a statement; a value may not. */
function holdsUnsafeHole(body: string): boolean {
  return [...body.matchAll(/\$\{([^}]*)\}/g)].some(([, hole = '']) => !/^(?:[A-Z][A-Z_]*|pg\.escapeIdentifier\([^()]*\))$/.test(hole.trim()))
}

/** A statement with holes that is not the bound template `sql`. */
function hasUnboundStatement(code: string): boolean {
  return [...code.matchAll(TEMPLATE)].some(
    ([, tag = '', body = '']) =>
      !/\bsql(<[^`]*>)?$/.test(tag) && STATEMENT.test(body) && holdsUnsafeHole(body) && /\b(from|into|set|table|role|where|values)\b/i.test(body),
  )
}

function isStringBuilt(code: string): boolean {
  return /\bsql\s*\.\s*(raw|lit)\b/.test(code) || hasUnboundStatement(code) || GLUED.test(code)
}

describe('SEC-20 all SQL is parameterised', () => {
  it('SEC-20 no statement is built from strings', () => {
    const wrong = readProductSources().filter(({ file, code }) => !file.startsWith('app/migrations/') && !(file in MAY_RUN_TEXT) && isStringBuilt(code))
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  it('SEC-20 statements stand in stores, migrations and the platform only', () => {
    const elsewhere = readProductSources().filter(
      ({ file }) => !/\/store\/|^app\/migrations\/|^app\/src\/platform\/|^app\/demo\//.test(file) && !(file in MAY_ASK),
    )
    expect(elsewhere.filter(({ code }) => /\bsql(<[^`]*>)?`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(code)).map(({ file }) => file)).toEqual([])
  })

  it.each([
    'sql.raw(name)',
    'db.query(`select * from person where name = ${name}`)',
    "client.query('select * from person where id = ' + id)",
    'client.query(`delete from ${table} where true`)',
  ])('SEC-20 sees %s', (code) => expect(isStringBuilt(code)).toBe(true))

  it.each([
    'sql`select * from person where name = ${name}`',
    'sql<{ id: string }>`select id from person where name = ${name}`',
    "client.query('select 1')",
    't(`update.${key}`)',
  ])('SEC-20 lets %s pass', (code) => expect(isStringBuilt(code)).toBe(false))
})
