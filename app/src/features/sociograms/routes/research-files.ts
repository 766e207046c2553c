import { download } from '../../../platform/http/answer.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { readActor, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { makeNetworkFile, makeResearchArchive } from '../actions/make-files.ts'
import { readResearchWaves } from '../actions/read-research.ts'
import { sayMissing } from './forgotten.tsx'
import { readSectorNames, type ResultAsk } from '../actions/read-sociogram.ts'
import { ARCHIVE, NETWORK_FORMATS } from '../domain/file-formats.ts'
import { writeReadme } from '../pages/research-readme.ts'

/** The network for research: in one format, or everything in an archive. */
export async function sendNetwork(house: House, c: RouteContext, ask: ResultAsk): Promise<Response> {
  const wished = c.req.query('format')
  const offered = NETWORK_FORMATS.find(({ format }) => format === wished)
  const format = wished === ARCHIVE.format ? wished : offered?.format
  const actor = readActor(c)
  const found = format === undefined ? null : await readResearchWaves({ house, actor, ask, format })
  if (found === null) return sayMissing(house, c, { communityId: ask.communityId, waveId: ask.waveId, isFile: true })
  const sectors = await readSectorNames(house, actor, c.var.language)
  const sayGroup = (code: string) => sectors.get(code) ?? code
  const { bundle } = found
  const made = offered === undefined ? await makeResearchArchive(bundle, writeReadme(c.var, found), sayGroup) : makeNetworkFile(bundle, offered, sayGroup)
  return made === null ? problem(c, 404, 'not-found') : download(c, made.name, made.type, made.body)
}
