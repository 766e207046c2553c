import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Certificate } from '../domain/certificate.ts'

const COLUMNS = sql`code, from_on as "from", until_on as until, hours::float8 as hours, meetings, issued_at`

/** @returns false when the code is taken */
export async function addCertificate(tx: Database, personId: string, { code, from, until, hours, meetings, issuedAt }: Certificate): Promise<boolean> {
  const { rows } = await sql`
    insert into certificate (code, person_id, from_on, until_on, hours, meetings, issued_at) values (${code}, ${personId}, ${from}, ${until}, ${hours}, ${meetings}, ${issuedAt})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length === 1
}

/** What a code says, without a person. */
export async function findCertificate(db: Database, code: string): Promise<Certificate | null> {
  const { rows } = await sql<Certificate>`select ${COLUMNS} from certificate where code = ${code}`.execute(db)
  return rows[0] ?? null
}

/** The person's own, the newest first. */
export async function listOwnCertificates(db: Database, personId: string): Promise<Certificate[]> {
  const { rows } = await sql<Certificate>`select ${COLUMNS} from certificate where person_id = ${personId} order by issued_at desc, code`.execute(db)
  return rows
}

/** The name that goes on the own certificate. */
export async function findOwnName(db: Database, personId: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select trim(given_name || ' ' || family_name) as name from person where id = ${personId}`.execute(db)
  return rows[0]?.name ?? ''
}
