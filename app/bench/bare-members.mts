// The members page without its page: the same session look-up, transaction and query, written as JSON. Only the bench starts it.
import { createServer } from 'node:http'
import { MEMBERS_A_PAGE } from '../src/features/communities/domain/member-row.ts'
import { findActorBySession } from '../src/features/communities/store/actor-store.ts'
import { findMembersPage } from '../src/features/communities/store/members-page-store.ts'
import { inTransaction, openDatabase, openPool } from '../src/platform/database.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { hashToken } from '../src/platform/secrets.ts'
import { joinEmbedded } from '../src/platform/store/embedded-postgres.ts'

const [, , dataDirectory = '', communityId = ''] = process.argv
const store = await joinEmbedded(dataDirectory)
if (store === null) throw new Error('the store of the demo does not answer')
const db = openDatabase(openPool(store.appUrl))
const COOKIE = new RegExp(`(?:^|; )${SESSION_COOKIE}=([^;]+)`)

async function answer(cookie: string): Promise<string> {
  const now = new Date().toISOString()
  const actor = await findActorBySession(db, hashToken(COOKIE.exec(cookie)?.[1] ?? ''), now)
  if (actor === null) throw new Error('nobody is signed in')
  const wish = {
    communityId,
    words: '',
    withEnded: false,
    page: 1,
    today: now.slice(0, 10),
    readerId: actor.personId,
    readerIsLead: true,
    readerCoordinates: true,
  }
  const members = await inTransaction(db, actor, (tx) => findMembersPage(tx, 'fr', wish))
  if (members?.rows.length !== MEMBERS_A_PAGE) throw new Error('the page is not full')
  return JSON.stringify(members)
}

const server = createServer((request, response) => {
  answer(request.headers.cookie ?? '').then(
    (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    (failure: unknown) => response.writeHead(500).end(String(failure)),
  )
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
