import { download } from '../../../platform/http/answer.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { readActor, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { makeNetworkFile, makeResearchArchive } from '../actions/make-files.ts'
import { readForResearch, readResearchWaves } from '../actions/read-research.ts'
import { readSectorNames, type ResultAsk } from '../actions/read-sociogram.ts'
import { ARCHIVE, NETWORK_FORMATS } from '../domain/file-formats.ts'
import { writeReadme } from '../pages/research-readme.ts'

/** The network for research: in one format, or everything in an archive. */
export async function sendNetwork(house: House, c: RouteContext, ask: ResultAsk): Promise<Response> {
  const wished = c.req.query('format')
  const sectors = await readSectorNames(house, readActor(c), c.var.language)
  const sayGroup = (code: string) => sectors.get(code) ?? code
  const actor = readActor(c)
  if (wished === ARCHIVE.format) {
    const found = await readResearchWaves({ house, actor, ask, format: ARCHIVE.format })
    if (found === null) return problem(c, 404, 'not-found')
    const { name, type, body } = await makeResearchArchive(found.bundle, writeReadme(c.var, found), sayGroup)
    return download(c, name, type, body)
  }
  const offered = NETWORK_FORMATS.find(({ format }) => format === wished)
  const found = offered === undefined ? null : await readForResearch({ house, actor, ask, format: offered.format })
  const made = offered === undefined || found === null ? null : makeNetworkFile(found.drawing, offered, sayGroup)
  return made === null ? problem(c, 404, 'not-found') : download(c, made.name, made.type, made.body)
}
