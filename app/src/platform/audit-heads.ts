import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { keyedHash, keyedHashes } from './secrets.ts'
import type { House } from './house.ts'

/** The end of the chain at one moment: with it, nobody can write the log anew from the first entry on without being seen (SEC-33). */
export type AuditHead = { at: string; number: number; hash: Buffer }
export type SignedHead = AuditHead & { seal: string }

const FILE = 'audit-heads.txt'
const LINE = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) (\d+) ([0-9a-f]{64}) ([\w-]{86})$/
/** What stands before the 32 bytes of a private key of Ed25519 (RFC 8410). */
const KEY_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

function keyFrom(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([KEY_PREFIX, seed]), format: 'der', type: 'pkcs8' })
}

function textOf({ at, number, hash }: AuditHead): string {
  return `${at} ${number} ${hash.toString('hex')}`
}

/** Signed with a key that only the secret of the instance makes; with the public one anybody may check it. */
export function signHead(house: House, head: AuditHead): SignedHead {
  const key = keyFrom(keyedHash(house.settings.secret, 'audit-heads', 'ed25519'))
  return { ...head, seal: sign(null, Buffer.from(textOf(head)), key).toString('base64url') }
}

/** As people keep it: the same for every head until the secret changes. */
export function publicKeyOf(house: House): string {
  const key = createPublicKey(keyFrom(keyedHash(house.settings.secret, 'audit-heads', 'ed25519')))
  return key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url')
}

function isSealedWith(seed: Buffer, head: SignedHead): boolean {
  return verify(null, Buffer.from(textOf(head)), createPublicKey(keyFrom(seed)), Buffer.from(head.seal, 'base64url'))
}

export function renderHead(head: SignedHead): string {
  return `${textOf(head)} ${head.seal}`
}

/**
 * The heads that left, oldest first, from the file beside the store. `foreign` counts lines that this instance did not write, or that were
 * changed since: what they say is not believed.
 */
export async function readHeads(house: House): Promise<{ heads: SignedHead[]; foreign: number }> {
  const lines = (await readLines(house)).map((line) => parseLine(house, line))
  const heads = lines.filter((head) => head !== null)
  return { heads, foreign: lines.length - heads.length }
}

function parseLine(house: House, line: string): SignedHead | null {
  const [, at = '', number = '', hash = '', seal = ''] = LINE.exec(line) ?? []
  const head = { at, number: Number(number), hash: Buffer.from(hash, 'hex'), seal }
  const seeds = keyedHashes(house.settings, 'audit-heads', 'ed25519')
  return at !== '' && seeds.some((seed) => isSealedWith(seed, head)) ? head : null
}

async function readLines({ settings: { dataDirectory } }: House): Promise<string[]> {
  if (dataDirectory === '') return []
  const text = await readFile(path.join(dataDirectory, FILE), 'utf8').catch(() => '')
  return text.split('\n').filter((line) => line !== '')
}

/** Adds a head; the same one twice is written once. Nothing when the house keeps no folder. */
export async function keepHead(house: House, head: SignedHead): Promise<void> {
  const { dataDirectory, previousSecret } = house.settings
  if (dataDirectory === '') return
  const file = path.join(dataDirectory, FILE)
  if (previousSecret !== null) await sealAnew(house, file)
  if ((await readHeads(house)).heads.at(-1)?.number === head.number) return
  await appendFile(file, `${renderHead(head)}\n`, { mode: 0o600, flush: true })
}

/** While the secret of before is given its seals become those of now: they are good when it is taken away. Lines of somebody else stay as they are. */
async function sealAnew(house: House, file: string): Promise<void> {
  const lines = await readLines(house)
  const sealed = lines.map((line) => {
    const head = parseLine(house, line)
    return head === null ? line : renderHead(signHead(house, head))
  })
  if (sealed.join('\n') === lines.join('\n')) return
  await writeFile(`${file}.part`, sealed.map((line) => `${line}\n`).join(''), { mode: 0o600, flush: true })
  await rename(`${file}.part`, file)
}
