import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail as a real server took it. */
export type TakenMail = Email & { raw: string; envelope: { from: string; to: string[] } }

/**
 * A real mail server on this machine, with a real reader of what comes. `answers` are the numbers it says to the next mails before it takes one;
 * `refuse` names receivers it does not know.
 */
export async function aMailServer({ refuse = [], delayMs = 0 }: { refuse?: readonly string[]; delayMs?: number } = {}) {
  const mails: TakenMail[] = []
  const answers: number[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, done) => done(refuse.includes(address) ? Object.assign(new Error('unknown'), { responseCode: 550 }) : null),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const code = answers.shift()
        if (code !== undefined) return done(Object.assign(new Error('not now'), { responseCode: code }))
        const raw = Buffer.concat(parts)
        const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
        const envelope = { from, to: session.envelope.rcptTo.map(({ address }) => address) }
        void PostalMime.parse(raw)
          .then((mail) => mails.push({ ...mail, raw: raw.toString('utf8'), envelope }))
          .then(() => setTimeout(() => done(), delayMs))
      })
    },
  })
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return { mails, answers, url: `smtp://127.0.0.1:${port}`, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}
